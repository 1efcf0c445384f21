import type { ShopId } from '../core/ids.ts';
import type { FlowContext } from './context.ts';
import { recordPersonVerdict } from './record-verdict.ts';

/** Most orders one click may name. */
const MANY = 250;

export interface ManyOutcome {
  /** Orders on which the verdict was recorded. */
  readonly done: number;
  /** Orders left as they are, with the reason. */
  readonly skipped: readonly { readonly orderId: string; readonly number: string; readonly message: string }[];
}

/**
 * One person's same verdict on every open position of many orders, each in a transaction of its own: one that was answered
 * meanwhile, or that fails, never stops the others.
 *
 * @throws RangeError with more orders than {@link MANY}
 */
export async function decideMany(
  context: FlowContext,
  input: { shopId: ShopId; orderIds: readonly string[]; outcome: 'accept' | 'decline'; person: string },
): Promise<ManyOutcome> {
  const orderIds = [...new Set(input.orderIds)];
  if (orderIds.length > MANY) throw new RangeError(`At most ${MANY} orders at once`);
  const { shopId, outcome, person } = input;
  const numbers = await context.database.withShop(shopId, (tx) =>
    tx.db.order.findMany({ where: { shopId: tx.shopId, id: { in: orderIds } }, select: { id: true, number: true } }),
  );
  const numberOf = new Map(numbers.map((row) => [row.id, String(row.number)]));
  const skipped: { orderId: string; number: string; message: string }[] = [];
  for (const orderId of orderIds) {
    const message = await decideOne(context, { shopId, orderId, outcome, person });
    if (message !== null) skipped.push({ orderId, number: numberOf.get(orderId) ?? '', message });
  }
  return { done: orderIds.length - skipped.length, skipped };
}

/** Null when it was recorded, else why not. */
async function decideOne(
  context: FlowContext,
  input: { shopId: ShopId; orderId: string; outcome: 'accept' | 'decline'; person: string },
): Promise<string | null> {
  try {
    const recorded = await recordPersonVerdict(context, { ...input, lineIds: null, anyway: false });
    if (recorded.kind === 'recorded') return null;
    return recorded.kind === 'too-late' ? recorded.message : 'There is no such order.';
  } catch (error) {
    context.log.error({ err: error, orderId: input.orderId }, 'A verdict of a click on many orders was not recorded');
    return 'The verdict could not be recorded just now. Nothing was changed; try this order again.';
  }
}
