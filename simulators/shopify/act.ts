import { randomUUID } from 'node:crypto';
import { STAFF_USER_ID } from './auth/session-token.ts';
import type { Shop } from './state/shop.ts';
import type { World } from './world.ts';

/** One thing somebody does in a shop: a mutation of the app, or a click of the merchant. */
export interface Act {
  readonly world: World;
  readonly shop: Shop;
  readonly by: 'app' | 'merchant';
  /** The same for every webhook of this act. */
  readonly eventId: string;
  /** First attempts of this act's webhooks. */
  readonly webhooks: Promise<void>[];
}

export function newAct(world: World, shop: Shop, by: Act['by']): Act {
  return { world, shop, by, eventId: randomUUID(), webhooks: [] };
}

/** Tells the shop's subscribers. The payload is built now: later changes do not reach a webhook that was triggered. */
export function announce(act: Act, topic: string, payload: object): void {
  act.webhooks.push(act.world.post.trigger(act.shop, topic, payload, act.eventId));
}

/** `user_id` of what this act writes: apps have none. */
export function userIdOf(act: Act): string | null {
  return act.by === 'merchant' ? STAFF_USER_ID : null;
}
