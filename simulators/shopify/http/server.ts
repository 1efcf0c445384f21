import Fastify, { type FastifyInstance } from 'fastify';
import { adminRoutes } from '../admin/routes.ts';
import type { Control } from '../control/control.ts';
import { controlRoutes } from '../control/routes.ts';
import { Refusal } from '../user-error.ts';
import type { World } from '../world.ts';
import { graphqlRoute } from './graphql-route.ts';
import { oauthRoute } from './oauth-route.ts';

/** Large enough for a catalogue of some ten thousand variants. */
const BODY_LIMIT = 64 * 1024 * 1024;

/** Everything the simulator answers: Shopify's own paths, the simulated admin, the control. */
export function createServer(world: World, control: Control): FastifyInstance {
  const server = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(/^application\/json/, { parseAs: 'string' }, (_, body, done) => {
    try {
      done(null, body === '' ? {} : (JSON.parse(body as string) as unknown));
    } catch {
      done(Object.assign(new Error('The body is no JSON.'), { statusCode: 400 }), undefined);
    }
  });
  server.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
  // A request without a body has none to be missing.
  server.addHook('preValidation', async (request) => {
    request.body ??= {};
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const known = error instanceof Refusal || request.url.startsWith('/_control') || error.statusCode === 400;
    return reply.code(known ? 400 : 500).send({ error: error.message });
  });

  server.post('/admin/oauth/access_token', oauthRoute(world));
  server.post('/admin/api/:version/graphql.json', graphqlRoute(world));
  server.all('/admin/api/*', (_, reply) => reply.code(404).send({ errors: 'Not Found' }));
  controlRoutes(server, control);
  adminRoutes(server, world, control);
  return server;
}
