/** What stands against a refund in the store, found by what the store says it would allow. */
import type { RefundObstacle, RefundSuggestion } from './refund-types.ts';

/** The first thing that stands against refunding these units for this money; null: nothing does. */
export function refundObstacle(
  suggestion: RefundSuggestion,
  wanted: {
    readonly lines: readonly { readonly storeLineRef: string; readonly quantity: number }[];
    readonly amountMinor: number;
  },
): RefundObstacle | null {
  const { refundable, maximum, cancelledAt, openReturn, saleRef } = suggestion;
  const left = new Map(refundable.map(({ storeLineRef, quantity }) => [storeLineRef, quantity]));
  if (cancelledAt !== null) return 'cancelled';
  if (wanted.lines.some(({ storeLineRef, quantity }) => quantity > (left.get(storeLineRef) ?? 0))) return 'quantity';
  if (openReturn) return 'open-return';
  if (wanted.amountMinor > 0 && saleRef === null) return 'sale';
  return wanted.amountMinor > maximum.minor ? 'amount' : null;
}

/** What happened and what to do, in a sentence for the merchant. */
export const OBSTACLE_SENTENCES: Readonly<Record<RefundObstacle, string>> = {
  quantity: 'Fewer units are left to refund there than came back; some were refunded by hand, perhaps these.',
  amount: 'Less money is left to give back there than these units were sold for.',
  cancelled: 'The order was cancelled there meanwhile.',
  'open-return': 'A return of the store’s own holds these items; process that return.',
  'stock-location':
    'The stock location that the goods were to go to is not in use any more. Choose another one in the settings.',
  sale: 'Its payment is not to be found there.',
};

/** An order that the store does not show. */
export const ORDER_GONE =
  'The order is gone there, or it is older than 60 days and the app may not see it. Grant the permission to read all orders, or refund it by hand.';
