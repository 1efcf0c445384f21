import { announce, type Act } from '../act.ts';
import { orderDocument } from '../search/documents.ts';
import { indexLater } from '../search/index-lag.ts';
import type { Order } from '../state/types.ts';
import { orderPayload } from '../webhooks/payloads.ts';

/** After every change of an order: its time stamp, the search index, `orders/updated`. */
export function touchOrder(act: Act, order: Order): void {
  order.updatedAt = act.world.clock.stamp();
  indexLater(act.world, act.shop, order.id, orderDocument(act.shop, order));
  announce(act, 'orders/updated', orderPayload(act.shop, order));
}
