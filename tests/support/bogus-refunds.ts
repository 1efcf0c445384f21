/** Refunds for the store in memory: what is left to refund, keys that are remembered, replies that get lost. */
import { adapterError, type AdapterError } from '#sync/core/errors.ts';
import { add, money, times, type Money } from '#sync/core/money.ts';
import { splitMarker, withMarker } from '#sync/core/refund-marker.ts';
import type { RefundDraft, RefundError, RestockWord, StoreRefund } from '#sync/core/refund-types.ts';
import { err, ok } from '#sync/core/result.ts';
import type { BogusStore } from './bogus-store.ts';

export interface BogusRefunds {
  /** By store order, oldest first. */
  readonly there: Map<string, StoreRefund[]>;
  /** Every write asked for, executed or not. */
  readonly drafts: RefundDraft[];
  failNext(how: { executed: boolean; error: RefundError } | null): void;
  dieInNext(): void;
  /** Nothing can be read for now. */
  unreadable(error: AdapterError | null): void;
  /** The merchant refunds by hand: units by store line, or money alone. */
  byHand(
    orderRef: string,
    what: { units?: Readonly<Record<string, number>>; amount?: number; restock?: RestockWord; note?: string },
  ): StoreRefund;
}

export function addRefunds(store: BogusStore, now: () => Date): BogusRefunds {
  const there = new Map<string, StoreRefund[]>();
  const keys = new Map<string, StoreRefund>();
  const drafts: RefundDraft[] = [];
  let failure: { executed: boolean; error: RefundError } | null = null;
  let deadly = false;
  let down: AdapterError | null = null;
  let made = 0;

  const orderOf = (orderRef: string) => store.orders.find(({ created }) => created.orderRef === orderRef);
  const lineOf = (orderRef: string, storeLineRef: string) => {
    const order = orderOf(orderRef);
    const lineId = order?.created.lines.find((line) => line.storeLineRef === storeLineRef)?.lineId;
    return order?.plan.lines.find((line) => line.lineId === lineId);
  };
  const refundsOf = (orderRef: string) => there.get(orderRef) ?? [];
  const left = (orderRef: string, storeLineRef: string): number => {
    const back = refundsOf(orderRef)
      .flatMap(({ lines }) => lines)
      .filter((line) => line.storeLineRef === storeLineRef)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    return (lineOf(orderRef, storeLineRef)?.quantity ?? 0) - back;
  };
  const paidBack = (orderRef: string): number => refundsOf(orderRef).reduce((sum, { paid }) => sum + paid.minor, 0);

  const write = (
    orderRef: string,
    input: {
      readonly lines: readonly {
        storeLineRef: string;
        quantity: number;
        restock: RestockWord;
        stockLocationRef: string | null;
      }[];
      readonly amount: Money;
      readonly note: string | null;
    },
  ): StoreRefund => {
    made += 1;
    const lines = input.lines.map((line) => {
      const planned = lineOf(orderRef, line.storeLineRef);
      if (!planned) throw new Error(`There is no line ${line.storeLineRef}.`);
      const variant = store.variants.find(({ ref }) => ref === planned.variantRef);
      if (variant && (line.restock === 'return' || line.restock === 'cancel')) variant.stock += line.quantity;
      return { ...line, amount: times(planned.unitPrice, line.quantity), tax: money(0, 'EUR'), returnReason: null };
    });
    const worth = add(money(0, input.amount.currency), ...lines.map(({ amount }) => amount));
    const refund: StoreRefund = {
      refundRef: `refund/${made}`,
      createdAt: now(),
      ...splitMarker(input.note),
      returnRef: null,
      lines,
      transactions:
        input.amount.minor === 0
          ? []
          : [{ ref: `transaction/${made}`, status: 'success', amount: input.amount, parentRef: 'sale/1' }],
      shipping: money(0, input.amount.currency),
      adjustment: money(input.amount.minor - worth.minor, input.amount.currency),
      paid: input.amount,
    };
    there.set(orderRef, [...refundsOf(orderRef), refund]);
    return refund;
  };

  Object.assign(store.adapter, {
    refunds: {
      read: async (orderRefs: readonly string[]) =>
        down
          ? err(down)
          : ok(
              orderRefs.filter(orderOf).map((orderRef) => ({
                orderRef,
                currency: 'EUR',
                cancelledAt: null,
                archived: false,
                openReturn: false,
                refunds: refundsOf(orderRef),
              })),
            ),
      suggest: async (request: { orderRef: string; lines: readonly { storeLineRef: string; quantity: number }[] }) => {
        const order = orderOf(request.orderRef);
        if (down) return err(down);
        if (!order) return err(adapterError('not-found', 'There is no such order.'));
        return ok({
          orderRef: request.orderRef,
          currency: 'EUR',
          amount: money(0, 'EUR'),
          tax: money(0, 'EUR'),
          maximum: money(order.plan.total.minor - paidBack(request.orderRef), 'EUR'),
          shipping: money(0, 'EUR'),
          refundable: request.lines.map(({ storeLineRef }) => ({
            storeLineRef,
            quantity: left(request.orderRef, storeLineRef),
          })),
          saleRef: 'sale/1',
          cancelledAt: null,
          archived: false,
          openReturn: false,
        });
      },
      async create(draft: RefundDraft) {
        drafts.push(draft);
        const planned = failure;
        failure = null;
        if (planned && !planned.executed) return err(planned.error);
        const known = keys.get(draft.idempotencyKey);
        if (!known && draft.lines.some(({ storeLineRef, quantity }) => quantity > left(draft.orderRef, storeLineRef))) {
          return err({ ...adapterError('conflict', 'Not so many.'), obstacle: 'quantity' as const });
        }
        const refund =
          known ??
          write(draft.orderRef, {
            lines: draft.lines.map((line) => ({
              ...line,
              restock: line.stockLocationRef === null ? 'none' : 'return',
            })),
            amount: draft.amount,
            note: withMarker(draft.note, draft.marker, 255),
          });
        keys.set(draft.idempotencyKey, refund);
        if (deadly) {
          deadly = false;
          throw new Error('The worker died');
        }
        return planned
          ? err(planned.error)
          : ok({ refundRef: refund.refundRef, paid: refund.paid, createdAt: refund.createdAt });
      },
    },
  });
  return {
    there,
    drafts,
    failNext: (how) => void (failure = how),
    dieInNext: () => void (deadly = true),
    unreadable: (error) => void (down = error),
    byHand(orderRef, { units = {}, amount, restock = 'return', note }) {
      const lines = Object.entries(units).map(([storeLineRef, quantity]) => ({
        storeLineRef,
        quantity,
        restock,
        stockLocationRef: null,
      }));
      const worth = lines.reduce(
        (sum, { storeLineRef, quantity }) => sum + (lineOf(orderRef, storeLineRef)?.unitPrice.minor ?? 0) * quantity,
        0,
      );
      return write(orderRef, { lines, amount: money(amount ?? worth, 'EUR'), note: note ?? null });
    },
  };
}
