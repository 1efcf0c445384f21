/** The import rules of .dependency-cruiser.cjs, tried on a small project in which every import is forbidden or allowed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

/** importing file, what it imports, rule that must speak */
const FORBIDDEN: readonly (readonly [string, string, string])[] = [
  ['sync/core/money.ts', '#sync/platform/clock.ts', 'core-is-pure'],
  ['sync/core/ids.ts', 'node:crypto', 'core-is-pure'],
  ['sync/core/dates.ts', 'pg', 'core-is-pure'],
  ['sync/flows/import-order.ts', '#sync/stores/shopify/index.ts', 'flows-know-only-ports'],
  ['sync/flows/poll-orders.ts', '#sync/channels/miinto/index.ts', 'adapters-come-from-the-registry'],
  ['sync/flows/decide.ts', '#app/shopify.server.ts', 'flows-know-only-ports'],
  ['sync/flows/render.ts', '@remix-run/node', 'sync-knows-no-web'],
  ['sync/flows/wiring.ts', '#sync/stores/registry.ts', 'registry-only-in-the-container'],
  ['sync/channels/channel.ts', '#sync/platform/http.ts', 'ports-know-only-core'],
  ['sync/channels/miinto/save.ts', '#sync/persistence/orders.ts', 'adapters-stand-alone'],
  ['sync/channels/miinto/other.ts', '#sync/channels/bol/index.ts', 'adapters-stand-alone'],
  ['sync/channels/miinto/store.ts', '../../stores/store.ts', 'adapters-stand-alone'],
  ['sync/stores/shopify/later.ts', '#sync/jobs/queue.ts', 'adapters-stand-alone'],
  ['sync/stores/registry.ts', '#sync/persistence/orders.ts', 'registry-knows-only-its-adapters'],
  ['sync/persistence/eager.ts', '#sync/flows/ship.ts', 'persistence-is-below-flows'],
  ['sync/platform/nosy.ts', '#sync/core/order.ts', 'platform-stands-alone'],
  ['sync/jobs/handlers.ts', '#sync/flows/ship.ts', 'jobs-are-only-the-mechanism'],
  ['sync/flows/rows.ts', '@prisma/client', 'prisma-only-in-persistence'],
  ['app/routes/app.rows.tsx', '@prisma/client', 'prisma-only-in-persistence'],
  ['app/presenters/orders.server.ts', '#sync/channels/miinto/index.ts', 'presenters-only-read'],
  ['app/routes/app.orders.tsx', '#sync/persistence/orders.ts', 'routes-stay-thin'],
  ['app/routes/app.ship.tsx', '#sync/flows/ship.ts', 'routes-stay-thin'],
  ['app/components/list.tsx', '#app/presenters/views.server.ts', 'components-only-show'],
  ['app/components/rows.tsx', '#sync/persistence/orders.ts', 'components-only-show'],
  ['simulators/miinto/sign.ts', '#sync/core/order.ts', 'simulators-are-judges'],
  ['simulators/shopify/check.ts', 'zod', 'simulators-are-judges'],
  ['extensions/block/index.ts', '#sync/core/order.ts', 'extensions-talk-over-http'],
  ['sync/platform/helper.ts', '#tests/support/database.ts', 'product-never-imports-tests'],
  ['sync/flows/testing.ts', '#sync/platform/fake-clock.ts', 'product-never-imports-tests'],
  ['sync/platform/lazy.ts', 'vitest', 'declared-packages-only'],
  ['sync/flows/typo.ts', '#sync/core/nothing.ts', 'imports-resolve'],
  ['sync/core/a.ts', './b.ts', 'no-cycles'],
];

const ALLOWED: readonly (readonly [string, string])[] = [
  ['sync/core/order.ts', 'zod'],
  ['sync/flows/ship.ts', '#sync/channels/channel.ts'],
  ['sync/flows/store.ts', '#sync/stores/store.ts'],
  ['sync/flows/save.ts', '#sync/persistence/orders.ts'],
  ['sync/channels/bol/index.ts', '../channel.ts'],
  ['sync/channels/miinto/index.ts', './sign.ts'],
  ['sync/channels/miinto/sign.ts', '#sync/platform/http.ts'],
  ['sync/channels/registry.ts', './miinto/index.ts'],
  ['sync/channels/channel-contract.ts', 'vitest'],
  ['sync/persistence/orders.ts', '@prisma/client'],
  ['sync/flows/ship.test.ts', '#sync/stores/shopify/index.ts'],
  ['app/container.server.ts', '#sync/channels/registry.ts'],
  ['app/presenters/views.server.ts', '#sync/persistence/orders.ts'],
  ['app/routes/app.list.tsx', '#app/presenters/views.server.ts'],
  ['app/components/badge.tsx', '#sync/core/order.ts'],
  ['simulators/miinto/main.ts', 'fastify'],
  ['tests/scenarios/story.test.ts', '#sync/stores/shopify/index.ts'],
];

/** Files that only need to be there. */
const PLAIN = [
  'sync/platform/clock.ts',
  'sync/platform/fake-clock.ts',
  'sync/platform/http.ts',
  'sync/jobs/queue.ts',
  'sync/stores/store.ts',
  'sync/stores/shopify/index.ts',
  'app/shopify.server.ts',
  'tests/support/database.ts',
];
const PACKAGES = ['zod', 'pg', 'fastify', '@remix-run/node', '@prisma/client'];

const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
    totalCruised: z.number(),
  }),
});

const project = mkdtempSync(join(tmpdir(), 'imports-'));
const found = new Map<string, string[]>();

function write(file: string, text: string): void {
  const path = join(project, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

beforeAll(() => {
  const folders = ['app', 'sync', 'simulators', 'tests'];
  write(
    'package.json',
    JSON.stringify({
      type: 'module',
      imports: Object.fromEntries(folders.map((folder) => [`#${folder}/*`, `./${folder}/*`])),
      dependencies: Object.fromEntries(PACKAGES.map((name) => [name, '1.0.0'])),
      devDependencies: { vitest: '1.0.0' },
    }),
  );
  write('tsconfig.json', '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler" } }');
  for (const name of [...PACKAGES, 'vitest']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  for (const file of PLAIN) write(file, 'export const it = 1;\n');
  const backToA = ['sync/core/b.ts', './a.ts'] as const;
  for (const [file, target] of [...ALLOWED, ...FORBIDDEN, backToA]) {
    // Types count as well as values, except in cycles, which types do not make.
    const keyword = target === '#sync/platform/clock.ts' ? 'import type' : 'import';
    write(file, `${keyword} * as it from '${target}';\nexport type It = typeof it;\nexport { it };\n`);
  }
  const tool = resolve('node_modules/.bin/depcruise');
  const config = resolve('.dependency-cruiser.cjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [tool, '--config', config, '--output-type', 'json', 'app', 'sync', 'simulators', 'extensions', 'tests'],
    { cwd: project, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  for (const { from, rule } of report.parse(JSON.parse(stdout)).summary.violations) {
    found.set(from, [...(found.get(from) ?? []), rule.name]);
  }
}, 60_000);

afterAll(() => rmSync(project, { recursive: true }));

describe('the import rules', () => {
  it.each(FORBIDDEN)('%s must not import %s (%s)', (file, _target, rule) => {
    expect(found.get(file) ?? []).toContain(rule);
  });

  it.each(ALLOWED)('%s may import %s', (file) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});
