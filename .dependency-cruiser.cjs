/**
 * Who may import whom. Arrows point inward: app → flows → core, adapters → port → core. Run by `npm run check:imports`;
 * tests/architecture proves that each rule bites. Imports of types count too: they couple as values do.
 */

/** Tests and the contract suites may import everything. */
const TESTS = [
  '\\.test\\.tsx?$',
  '^sync/(channels/channel|stores/store)-contract\\.ts$',
  '^sync/(channels/channel|stores/store)-contract-[a-z]+\\.ts$',
];
/** The composition roots may import everything. */
const ROOTS = ['^app/container/', '^app/container\\.server\\.tsx?$', '^app/(worker|web|database)\\.server\\.tsx?$'];
/** Files of this repository, as opposed to packages and Node's own modules. */
const OURS = '^(app|sync|simulators|extensions|tests|prisma)/';
const ADAPTERS = '^sync/(channels|stores)/[^/]+/';

/** A folder's own files may import these of ours and nothing else of ours. */
const onlyOurs = (name, comment, from, allowed) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: [...TESTS, ...ROOTS] },
  to: { path: OURS, pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      severity: 'error',
      comment:
        'The domain decides from what it is given: with I/O, a clock, random ids or the environment a verdict could not ' +
        'be explained or replayed later. It may import itself, zod, and the table of currencies in dinero.js.',
      from: { path: '^sync/core/', pathNot: TESTS },
      to: { pathNot: ['^sync/core/', '^node_modules/(zod|dinero\\.js)/'] },
    },
    onlyOurs(
      'flows-know-only-ports',
      'A flow serves every marketplace and every platform: it knows the two port files, never a concrete adapter, and ' +
        'nothing of the web framework above it.',
      '^sync/flows/',
      ['^sync/(core|flows|jobs|persistence|platform)/', '^sync/channels/channel\\.ts$', '^sync/stores/store\\.ts$'],
    ),
    onlyOurs(
      'ports-know-only-core',
      'A port speaks in domain values alone; otherwise every adapter would drag along what the port imports.',
      '^sync/(channels/channel|stores/store)\\.ts$',
      ['^sync/core/'],
    ),
    onlyOurs(
      'adapters-stand-alone',
      'An adapter returns domain values and never saves them: so it is tested without a database and can be deleted ' +
        'without touching another. Limiter, tokens and save(handle) are handed in.',
      '^sync/(channels|stores)/([^/]+)/',
      ['^sync/(core|platform)/', '^sync/$1/(channel|store)\\.ts$', '^sync/$1/$2/'],
    ),
    {
      name: 'adapters-come-from-the-registry',
      severity: 'error',
      comment: 'Only the registry names adapters, so that adding one is one line in one file.',
      from: { pathNot: [...TESTS, ...ROOTS, '^tests/', ADAPTERS, '^sync/(channels|stores)/registry\\.ts$'] },
      to: { path: ADAPTERS },
    },
    onlyOurs(
      'registry-knows-only-its-adapters',
      'A registry lists the adapters beside it and nothing more.',
      '^sync/(channels|stores)/registry\\.ts$',
      ['^sync/(core|platform)/', '^sync/$1/'],
    ),
    {
      name: 'registry-only-in-the-container',
      severity: 'error',
      comment: 'Concrete adapters are chosen in the composition root; everybody else is handed a port.',
      from: { pathNot: [...TESTS, ...ROOTS, '^tests/'] },
      to: { path: '^sync/(channels|stores)/registry\\.ts$' },
    },
    onlyOurs(
      'persistence-is-below-flows',
      'Repositories store and load; what to do with it is decided above. A call to a flow or an adapter from here could ' +
        'happen inside an open transaction.',
      '^sync/persistence/',
      ['^sync/(core|persistence|platform)/'],
    ),
    onlyOurs('platform-stands-alone', 'Plumbing knows nothing of what flows through it.', '^sync/platform/', [
      '^sync/platform/',
    ]),
    onlyOurs(
      'jobs-are-only-the-mechanism',
      'The queue is handed its handlers: otherwise queue and flows would import each other.',
      '^sync/jobs/',
      ['^sync/(core|jobs|persistence|platform)/'],
    ),
    {
      name: 'sync-knows-no-web',
      severity: 'error',
      comment: 'The product runs in a worker without a browser, a request or Remix.',
      from: { path: '^sync/', pathNot: TESTS },
      to: {
        path: '^node_modules/(@remix-run|react|react-dom|react-router|@shopify/(shopify-app-remix|polaris|polaris-icons|app-bridge-react))/',
      },
    },
    {
      name: 'prisma-only-in-persistence',
      severity: 'error',
      comment:
        'One folder maps rows to the domain and sets the shop of each transaction; a query elsewhere would escape it.',
      from: { path: '^(app|sync|extensions)/', pathNot: [...TESTS, ...ROOTS, '^sync/persistence/'] },
      to: { path: '^node_modules/(\\.prisma|@prisma|prisma)/' },
    },
    onlyOurs(
      'presenters-only-read',
      'A presenter turns rows into a view of one page; it calls no outside system.',
      '^app/presenters/',
      ['^app/(presenters|views)/', '^sync/(core|persistence|platform)/'],
    ),
    {
      name: 'routes-stay-thin',
      severity: 'error',
      comment:
        'A route authenticates, parses, calls one flow (through the container) or presenter, answers, renders. Data ' +
        'access or an adapter in it could not be tested without HTTP.',
      from: { path: '^app/routes/', pathNot: TESTS },
      to: { path: ['^sync/(channels|stores|persistence|jobs|flows)/', '^(simulators|prisma|extensions)/'] },
    },
    {
      name: 'components-only-show',
      severity: 'error',
      comment:
        'Components run in the browser: props in, events out. Server code in them would be shipped to everybody.',
      from: { path: '^app/components/', pathNot: TESTS },
      to: {
        path: ['\\.server\\.tsx?$', '^sync/', '^app/(routes|presenters)/', '^(simulators|prisma|extensions)/'],
        pathNot: '^sync/core/',
      },
    },
    {
      name: 'simulators-are-judges',
      severity: 'error',
      comment:
        'A stand-in built from our own schemas, mappers or clients agrees with our mistakes. It may import its own files, ' +
        'Node, fastify, jose and graphql.',
      from: { path: '^simulators/', pathNot: TESTS },
      to: { pathNot: ['^simulators/', '^node_modules/(fastify|jose|graphql)/'], dependencyTypesNot: ['core'] },
    },
    onlyOurs(
      'extensions-talk-over-http',
      "Extensions run in Shopify's own pages and reach the app by HTTP only.",
      '^extensions/',
      ['^extensions/'],
    ),
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      comment: 'Test code is not shipped.',
      from: { path: '^(app|sync|simulators|extensions|prisma)/', pathNot: TESTS },
      to: { path: ['^tests/', ...TESTS, '^sync/platform/fake-clock\\.ts$'] },
    },
    {
      name: 'declared-packages-only',
      severity: 'error',
      comment: 'A package that only another package brings along, or only development has, may be gone in production.',
      from: { path: '^(app|sync)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'imports-resolve',
      severity: 'error',
      comment: 'An import that this tool cannot resolve would escape every rule above.',
      from: {},
      // The package holds types only, so there is no module to resolve.
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Files that import each other are one file with two names, and start in an order nobody chose.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.data|\\.cache)/' },
    // Before compilation: afterwards imports of types would be gone.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
