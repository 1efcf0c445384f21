import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { REQUEST_FAULTS } from '../faults/faults.ts';
import { readRequest, runRequest, type GraphqlRequest } from '../graphql/execute.ts';
import type { Shop } from '../state/shop.ts';
import type { World } from '../world.ts';
import { answerWithFault, INVALID_TOKEN } from './fault-reply.ts';
import { shopOf } from './shop-of.ts';

/** The one version this simulator speaks. */
const API_VERSION = '2026-10';

/** `POST /admin/api/2026-10/graphql.json`. */
export function graphqlRoute(world: World) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { version } = request.params as { version: string };
    const shop = shopOf(world, request);
    if (!shop || version !== API_VERSION) return reply.code(404).send({ errors: 'Not Found' });
    const refused = closedShop(shop);
    if (refused) return reply.code(refused.status).send({ errors: refused.errors });
    const given = request.headers['x-shopify-access-token'];
    const token = typeof given === 'string' ? world.tokens.find(shop.domain, given) : null;
    if (!token || !shop.installation) return reply.code(401).send(INVALID_TOKEN);
    const asked = request.body;
    if (!isRequest(asked)) return reply.code(400).send({ errors: { query: 'Required parameter missing or invalid' } });

    const read = readRequest(asked);
    if ('errors' in read) return reply.send({ errors: read.errors.map((error) => error.toJSON()) });
    const fault = world.faults.strike(REQUEST_FAULTS, { names: read.names, shop: shop.domain });
    const caller = { scopes: shop.installation.scopes, online: token.online };
    return answerWithFault(request, reply, fault, async () => {
      const { body, webhooks } = await runRequest(world, shop, caller, asked, read, fault);
      await webhooks;
      return { status: 200, body, headers: { 'x-shopify-api-version': API_VERSION, 'x-request-id': randomUUID() } };
    });
  };
}

function closedShop(shop: Shop): { readonly status: number; readonly errors: string } | null {
  if (shop.status === 'frozen') return { status: 402, errors: 'Unavailable Shop' };
  return shop.status === 'locked' ? { status: 423, errors: 'Locked' } : null;
}

function isRequest(body: unknown): body is GraphqlRequest {
  return typeof body === 'object' && body !== null && 'query' in body && typeof body.query === 'string';
}
