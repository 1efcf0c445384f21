import type { ShopId } from '../core/ids.ts';
import type { StoreOrderState } from '../core/store-types.ts';
import { openStoreWrites, settledSince, storeChecksDue } from '../persistence/cancellations.ts';
import { connectionForPlace, type ConnectionView } from '../persistence/connections.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace, updateOrder, type OrderWithLines } from '../persistence/orders.ts';
import { partsOf, type StorePart } from '../persistence/store-parts.ts';
import type { StoreAdapter } from '../stores/store.ts';
import { compareWithStore, wantsPlaces } from './compare-with-store.ts';
import { later, SECOND, TIMING, type FlowContext } from './context.ts';

const BATCH = 20;
/** While a write to the order's place in the store is under way. */
const BUSY = 10 * SECOND;

interface Due {
  readonly order: OrderWithLines;
  readonly connection: ConnectionView | null;
  readonly parts: readonly StorePart[];
}

/**
 * Compares orders with what the store shows of them: after a hint (a webhook, a cancellation at the channel, a write of our
 * own), and now and then in case no hint came. Each order is decided on a reading that began after all our writes to it had
 * ended, so none of them is taken for somebody else's doing.
 */
export async function checkStoreOrders(
  context: FlowContext,
  input: { shopId: ShopId; storeId: string },
): Promise<void> {
  for (;;) {
    const taken = await take(context, input);
    if (taken.length === 0) return;
    const ready = taken.filter((entry): entry is Due => entry !== null);
    if (ready.length === 0) continue;
    const store = await context.store(input.shopId, input.storeId, 'background');
    if (!store.orders.read) {
      for (const due of ready) await decide(context, store, due, null, context.clock.now());
      continue;
    }
    await readAll(context, store, ready);
  }
}

/** Null stands for an order that is not to be looked at now. */
async function take(
  context: FlowContext,
  input: { shopId: ShopId; storeId: string },
): Promise<readonly (Due | null)[]> {
  return context.database.withShop(input.shopId, async (tx) => {
    const now = context.clock.now();
    const orders = await storeChecksDue(tx, { storeId: input.storeId, now, limit: BATCH });
    const taken: (Due | null)[] = [];
    for (const order of orders) {
      const busy = (await openStoreWrites(tx, order.id)).some(({ state }) => state !== 'person');
      const parts = await partsOf(tx, context.encryption, order.id);
      const pause = busy ? BUSY : TIMING.storeCheck;
      const next = busy || parts.length > 0 ? later(now, context.scale(pause)) : null;
      await updateOrder(tx, order.id, { storeCheckDueAt: next }, now);
      const connection = await connectionForPlace(tx, placeOf(order));
      taken.push(busy || parts.length === 0 ? null : { order, connection, parts });
    }
    return taken;
  });
}

/** One call for all; if that fails, one for each, so that an order that cannot be read stops nobody else. */
async function readAll(context: FlowContext, store: StoreAdapter, due: readonly Due[]): Promise<void> {
  const startedAt = context.clock.now();
  const refs = due.flatMap(({ parts }) => parts.map(({ orderRef }) => orderRef));
  const reply = await store.orders.read?.(refs);
  if (!reply) return;
  if (reply.ok) {
    const states = new Map(reply.value.map((state) => [state.orderRef, state]));
    for (const entry of due) await decide(context, store, entry, states, startedAt);
    return;
  }
  const [only, ...others] = due;
  if (others.length > 0 && ['unexpected-reply', 'rejected', 'not-found'].includes(reply.error.kind)) {
    for (const entry of due) await readAll(context, store, [entry]);
    return;
  }
  context.log.warn({ order: only?.order.id, kind: reply.error.kind }, 'Store orders could not be read');
}

/** @param states null where the store cannot be read */
async function decide(
  context: FlowContext,
  store: StoreAdapter,
  due: Due,
  states: ReadonlyMap<string, StoreOrderState> | null,
  startedAt: Date,
): Promise<void> {
  const { connection, parts } = due;
  const shopId = due.order.shopId as ShopId;
  const places =
    connection && store.placements && wantsPlaces(connection, due.order, parts, states)
      ? await store.placements.read({
          orderRefs: parts.map(({ orderRef }) => orderRef),
          stockLocationRefs: connection.settings.stockLocationRefs,
        })
      : null;
  if (places?.ok === false) return; // Due again in a moment.
  await context.database.withShop(shopId, async (tx) => {
    await lockPlace(tx, placeOf(due.order));
    const order = await loadOrder(tx, due.order.id);
    if (!order) return;
    const now = context.clock.now();
    const busy = (await openStoreWrites(tx, order.id)).some(({ state }) => state !== 'person');
    if (busy || (await settledSince(tx, order.id, startedAt))) {
      await updateOrder(tx, order.id, { storeCheckDueAt: later(now, context.scale(TIMING.storeCheckSoon)) }, now);
      return;
    }
    const absent = states !== null && parts.some(({ orderRef }) => !states.has(orderRef));
    const age = now.getTime() - (order.insertedAt ?? now).getTime();
    if (absent && (age < context.scale(TIMING.storeCheck) || age > context.scale(TIMING.storeShows))) {
      // Too new to be sure that it was deleted, or so old that stores do not show it to an app any more.
      const again = age < context.scale(TIMING.storeCheck) ? later(now, context.scale(TIMING.storeCheck)) : null;
      await updateOrder(tx, order.id, { storeCheckDueAt: again }, now);
      return;
    }
    await compareWithStore(tx, context, {
      order,
      connection,
      parts,
      states,
      store: { cancel: store.orders.cancel !== undefined, reduce: store.orders.reduce !== undefined },
      places: places?.value ?? [],
      now,
    });
  });
}
