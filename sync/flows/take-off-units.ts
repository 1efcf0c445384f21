import { unitsText } from '../core/cancellations.ts';
import type { Placement } from '../core/store-types.ts';
import { writesOf } from '../persistence/cancellations.ts';
import type { ShopTx } from '../persistence/database.ts';
import { planEffect, type EffectRow } from '../persistence/effects.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { TIMING, type FlowContext } from './context.ts';
import type { ComparedLine, ComparedPart, Comparison, TakingOff } from './compared-order.ts';
import type { CancelStoreOrderRequest } from './effects/cancel-store-order.ts';
import { noteMark, type ReduceStoreOrderRequest } from './effects/reduce-store-order.ts';
import { titleOf } from './note-cancellations.ts';

/** Plans the writes that take the channel's cancelled units off one store order: the whole order, or units of it. */
export async function planTakingOff(
  tx: ShopTx,
  context: FlowContext,
  input: Comparison,
  compared: ComparedPart,
): Promise<readonly TakingOff[]> {
  const lines = compared.lines.filter(({ difference }) => difference.toCancel > 0);
  if (lines.length === 0 || compared.deleted) return [];
  if (!input.connection) return [byHand(lines, 'Its connection is switched off or was removed.')];
  if (!compared.state) return [byHand(lines, 'This kind of store does not show the app how its orders stand.')];
  const earlier = await writesOf(tx, input.order.id, 'cancel-store-order');
  const refused = earlier.some(
    ({ key, state }) => key === compared.part.orderRef && ['rejected', 'person'].includes(state),
  );
  if (input.store.cancel && isWhole(compared) && !refused) {
    const effect = await planCancel(tx, context, input, compared, textOf(lines));
    return [judge(context, effect, input.now) ?? byHand(lines, 'The store did not carry the cancellation out.')];
  }
  if (!input.store.reduce) return [byHand(lines, 'This kind of store does not let the app take units off an order.')];
  const unclear = lines.filter(({ units }) => !input.connection?.settings.restockOnCancel && units.shipped > 0);
  const clear = lines.filter((line) => !unclear.includes(line));
  const effect = await planReduction(tx, context, input, compared, clear);
  return [
    ...(effect ? [judge(context, effect, input.now) ?? byHand(clear, reasonOf(effect))] : []),
    ...(unclear.length > 0 ? [byHand(unclear, PARTLY_SHIPPED)] : []),
  ];
}

/** A refund that puts nothing back does not say whether it means shipped units or the others (reference shopify-admin 5.1). */
const PARTLY_SHIPPED =
  'Other units of the same line were shipped, and without putting units back into stock the store cannot be told which ones are meant.';

function byHand(lines: readonly ComparedLine[], why: string): TakingOff {
  return { kind: 'by-hand', units: textOf(lines), why };
}

function textOf(lines: readonly ComparedLine[]): string {
  return unitsText(lines.map(({ line, difference }) => ({ title: titleOf(line), units: difference.toCancel })));
}

/** Null: it has ended, and the store still has the units. */
function judge(context: FlowContext, { state, settledAt }: EffectRow, now: Date): TakingOff | null {
  if (['planned', 'sending', 'unclear'].includes(state)) return { kind: 'planned' };
  const waited = now.getTime() - (settledAt ?? now).getTime();
  return state === 'done' && waited < context.scale(TIMING.storeCancels) ? { kind: 'awaited' } : null;
}

function reasonOf({ error }: EffectRow): string {
  return (error as { message?: string } | null)?.message ?? 'The store has not done what it was asked.';
}

/** Nothing is left to ship or was shipped, and nobody else's line is on it. */
function isWhole({ lines, added }: ComparedPart): boolean {
  const left = lines.some(
    ({ units, difference }) => units.shipped > 0 || units.quantity - units.cancelled > difference.toCancel,
  );
  return !left && added === 0;
}

async function planCancel(
  tx: ShopTx,
  context: FlowContext,
  input: Comparison,
  { part }: ComparedPart,
  units: string,
): Promise<EffectRow> {
  const { order } = input;
  const request: CancelStoreOrderRequest = {
    orderId: order.id,
    storeId: order.storeId,
    place: placeOf(order),
    storeOrderRef: part.orderRef,
    name: part.name,
    restock: input.connection?.settings.restockOnCancel ?? false,
    note: `Cancelled at the marketplace (order ${order.channelOrderId ?? order.id})`,
    units,
  };
  return plan(tx, context, input, { kind: 'cancel-store-order', key: part.orderRef, request });
}

/**
 * The units of one stock location: those at others follow when this is done and the order was read again, so that each
 * write can say how things stood before it.
 */
async function planReduction(
  tx: ShopTx,
  context: FlowContext,
  input: Comparison,
  { part }: ComparedPart,
  lines: readonly ComparedLine[],
): Promise<EffectRow | null> {
  const { order, connection } = input;
  const restock = connection?.settings.restockOnCancel ?? false;
  const placements = input.places.find(({ orderRef }) => orderRef === part.orderRef)?.placements ?? [];
  const fallback = connection?.settings.stockLocationRefs[0] ?? null;
  const [first] = shares(lines, restock ? placements : null, fallback);
  if (!first) return null;
  const [location, units] = first;
  // The fact: from how many units to how many are off each line.
  const fact = units.map((unit) => `${unit.storeLineRef}=${unit.cancelledBefore}+${unit.quantity}`).sort();
  const key = [part.orderRef, ...fact].join('/');
  const request: ReduceStoreOrderRequest = {
    orderId: order.id,
    storeId: order.storeId,
    place: placeOf(order),
    storeOrderRef: part.orderRef,
    name: part.name,
    saleRef: part.saleRef,
    lines: units,
    restock: restock && location !== null,
    stockLocationRef: restock ? location : null,
    note: `Cancelled at the marketplace (order ${order.channelOrderId ?? order.id}) ${noteMark(key)}`,
  };
  return plan(tx, context, input, { kind: 'reduce-store-order', key, request });
}

type Share = ReduceStoreOrderRequest['lines'][number];

/** The units by the stock location they stand at; those whose place is not known, at the connection's first. */
function shares(
  lines: readonly ComparedLine[],
  placements: readonly Placement[] | null,
  fallback: string | null,
): ReadonlyMap<string | null, readonly Share[]> {
  const found = new Map<string | null, Share[]>();
  const add = (location: string | null, entry: ComparedLine, quantity: number) => {
    if (quantity === 0) return;
    const share = {
      storeLineRef: entry.storeLineRef,
      title: titleOf(entry.line),
      quantity,
      cancelledBefore: entry.units.cancelled,
    };
    found.set(location, [...(found.get(location) ?? []), share]);
  };
  for (const entry of lines) {
    let left = entry.difference.toCancel;
    for (const { stockLocationRef, units } of placements ?? []) {
      const there = units
        .filter(({ lineId }) => lineId === entry.line.id)
        .reduce((sum, { quantity }) => sum + quantity, 0);
      const taken = stockLocationRef === null ? 0 : Math.min(left, there);
      add(stockLocationRef, entry, taken);
      left -= taken;
    }
    add(placements === null ? null : fallback, entry, left);
  }
  return found;
}

async function plan(
  tx: ShopTx,
  context: FlowContext,
  input: Comparison,
  effect: { kind: 'cancel-store-order' | 'reduce-store-order'; key: string; request: unknown },
): Promise<EffectRow> {
  const id = await planEffect(tx, context.encryption, {
    ...effect,
    orderId: input.order.id,
    transferId: null,
    connectionId: input.connection?.id ?? null,
    now: input.now,
  });
  return tx.db.effect.findUniqueOrThrow({ where: { shopId_id: { shopId: tx.shopId, id } } });
}
