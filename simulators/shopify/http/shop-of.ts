import type { FastifyRequest } from 'fastify';
import type { Shop } from '../state/shop.ts';
import type { World } from '../world.ts';

/**
 * The shop a request is for: the host name it was meant for. Whoever sends it here instead of to the shop says so in
 * `x-forwarded-host`.
 */
export function shopOf(world: World, request: FastifyRequest): Shop | undefined {
  const forwarded = request.headers['x-forwarded-host'];
  const host = (Array.isArray(forwarded) ? forwarded[0] : forwarded) ?? request.headers.host ?? '';
  return world.shops.get(host.split(':')[0]?.toLowerCase() ?? '');
}
