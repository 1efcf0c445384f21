/** What becomes of the orders of the store in memory: shipped, cancelled, edited, taken back, deleted. */
import { adapterError, type AdapterError } from '#sync/core/errors.ts';
import { err, ok, type Result } from '#sync/core/result.ts';
import type { CreatedOrder, OrderPlan, StoreFulfilment, StoreOrderState } from '#sync/core/store-types.ts';
import type { StoreAdapter } from '#sync/stores/store.ts';

type Reply<T> = Promise<Result<T, AdapterError>>;
type CancelRequest = Parameters<NonNullable<StoreAdapter['orders']['cancel']>>[0];
type ReduceRequest = Parameters<NonNullable<StoreAdapter['orders']['reduce']>>[0];
type FulfilRequest = Parameters<NonNullable<StoreAdapter['fulfilments']>['create']>[0];

/** Calls that can be made to fail. */
export type BogusCall = 'read' | 'cancel' | 'reduce' | 'fulfil';
export interface BogusFailure {
  /** True: after it was done. */
  readonly executed: boolean;
  readonly error: AdapterError;
}
type Trackings = StoreFulfilment['trackings'];
type Units = readonly { readonly storeLineRef: string; readonly quantity: number }[];

interface LiveLine {
  readonly storeLineRef: string;
  readonly variantRef: string | null;
  readonly quantity: number;
  /** Taken off by edits, cancellations and refunds. */
  gone: number;
  shipped: number;
}
interface LiveOrder {
  readonly created: CreatedOrder;
  readonly lines: LiveLine[];
  cancelledAt: Date | null;
  readonly fulfilments: (StoreFulfilment & { status: StoreFulfilment['status']; trackings: Trackings })[];
}

export interface BogusOrders {
  /** Every call asked for, executed or not. */
  readonly cancels: CancelRequest[];
  readonly reductions: ReduceRequest[];
  readonly shipments: FulfilRequest[];
  reads: number;
  /** The next calls of this kind fail like this. */
  failNext(call: BogusCall, how: BogusFailure, times?: number): void;
  /** The merchant ships: by default everything that is left. Answers the fulfilment's ref. */
  ship(orderRef: string, what?: { lines?: Units; trackings?: Trackings }): string;
  setTracking(fulfilmentRef: string, trackings: Trackings): void;
  setFulfilmentStatus(fulfilmentRef: string, status: StoreFulfilment['status']): void;
  /** The merchant edits a line down to this quantity. */
  editDown(orderRef: string, storeLineRef: string, quantity: number): void;
  /** The merchant cancels the whole order. */
  cancelThere(orderRef: string): void;
  deleteThere(orderRef: string): void;
  stateOf(orderRef: string): StoreOrderState | null;
}

export interface BogusOrdersParts {
  readonly control: BogusOrders;
  readonly read: (orderRefs: readonly string[]) => Reply<readonly StoreOrderState[]>;
  readonly cancel: (request: CancelRequest) => Reply<{ readonly done: true }>;
  readonly reduce: (request: ReduceRequest) => Reply<{ readonly refundRef: string }>;
  readonly create: (request: FulfilRequest) => Reply<{ readonly fulfilmentRefs: readonly string[] }>;
  opened(plan: OrderPlan, created: CreatedOrder): void;
}

export function createBogusOrders(
  now: () => Date,
  putBack: (variantRef: string, units: number) => void,
): BogusOrdersParts {
  const orders = new Map<string, LiveOrder>();
  const failures: { readonly call: BogusCall; readonly how: BogusFailure }[] = [];
  const refunds = new Map<string, string>();
  let nextFulfilment = 1;

  /** Runs a call, or fails it before or after. */
  const run = <T>(call: BogusCall, work: () => Result<T, AdapterError>): Result<T, AdapterError> => {
    const index = failures.findIndex((failure) => failure.call === call);
    const [planned] = index === -1 ? [] : failures.splice(index, 1);
    if (planned && !planned.how.executed) return err(planned.how.error);
    const result = work();
    return planned ? err(planned.how.error) : result;
  };
  const left = ({ quantity, gone, shipped }: LiveLine) => Math.max(0, quantity - gone - shipped);
  const orderAt = (ref: string): LiveOrder => {
    const found = orders.get(ref);
    if (!found) throw new Error(`There is no order ${ref}.`);
    return found;
  };
  const fulfilmentAt = (ref: string) => {
    const found = [...orders.values()].flatMap(({ fulfilments }) => fulfilments).find((one) => one.ref === ref);
    if (!found) throw new Error(`There is no fulfilment ${ref}.`);
    return found;
  };
  const stateOf = ({ created, lines, cancelledAt, fulfilments }: LiveOrder): StoreOrderState => ({
    orderRef: created.orderRef,
    name: created.name,
    cancelledAt,
    lines: lines.map((line) => ({
      storeLineRef: line.storeLineRef,
      quantity: line.quantity,
      currentQuantity: line.quantity - line.gone,
      unfulfilledQuantity: left(line),
    })),
    fulfilments: fulfilments.map((one) => ({ ...one })),
  });
  const take = (line: LiveLine, units: number, restock: boolean) => {
    line.gone += units;
    if (restock && line.variantRef !== null) putBack(line.variantRef, units);
  };
  const cancel = (order: LiveOrder, restock: boolean) => {
    order.cancelledAt = now();
    for (const line of order.lines) take(line, left(line), restock);
  };
  const lineOf = (order: LiveOrder, ref: string) => order.lines.find(({ storeLineRef }) => storeLineRef === ref);
  const ship = (order: LiveOrder, units: Units, trackings: Trackings): string => {
    for (const { storeLineRef, quantity } of units) {
      const line = lineOf(order, storeLineRef);
      if (line) line.shipped += quantity;
    }
    const ref = `fulfilment/${nextFulfilment++}`;
    order.fulfilments.push({ ref, status: 'success', createdAt: now(), trackings, lines: units });
    return ref;
  };
  /** The first line that has too few units left. */
  const short = (order: LiveOrder, units: Units) =>
    units.find(({ storeLineRef, quantity }) => {
      const line = lineOf(order, storeLineRef);
      return line === undefined || left(line) < quantity;
    });
  const conflict = (message: string) => err(adapterError('conflict', message));
  const gone = () => err(adapterError('not-found', 'The order does not exist any more.'));

  const control: BogusOrders = {
    cancels: [],
    reductions: [],
    shipments: [],
    reads: 0,
    failNext(call, how, times = 1) {
      for (let count = 0; count < times; count += 1) failures.push({ call, how });
    },
    ship(orderRef, what = {}) {
      const order = orderAt(orderRef);
      const rest = order.lines.map((line) => ({ storeLineRef: line.storeLineRef, quantity: left(line) }));
      return ship(order, what.lines ?? rest.filter(({ quantity }) => quantity > 0), what.trackings ?? []);
    },
    setTracking: (ref, trackings) => void (fulfilmentAt(ref).trackings = trackings),
    setFulfilmentStatus(ref, status) {
      const fulfilment = fulfilmentAt(ref);
      const order = [...orders.values()].find(({ fulfilments }) => fulfilments.includes(fulfilment));
      const sign = Number(status === 'success') - Number(fulfilment.status === 'success');
      for (const { storeLineRef, quantity } of fulfilment.lines) {
        const line = order && lineOf(order, storeLineRef);
        if (line) line.shipped += sign * quantity;
      }
      fulfilment.status = status;
    },
    editDown(orderRef, storeLineRef, quantity) {
      const line = lineOf(orderAt(orderRef), storeLineRef);
      const units = line ? line.quantity - line.gone - quantity : -1;
      if (!line || units < 0 || units > left(line)) throw new Error(`${storeLineRef} cannot be edited to ${quantity}.`);
      take(line, units, true);
    },
    cancelThere: (orderRef) => cancel(orderAt(orderRef), true),
    deleteThere: (orderRef) => void orders.delete(orderRef),
    stateOf(orderRef) {
      const order = orders.get(orderRef);
      return order ? stateOf(order) : null;
    },
  };

  return {
    control,
    opened(plan, created) {
      const lines = plan.lines.map((line) => ({
        storeLineRef: created.lines.find(({ lineId }) => lineId === line.lineId)?.storeLineRef ?? line.lineId,
        variantRef: line.variantRef,
        quantity: line.quantity,
        gone: 0,
        shipped: 0,
      }));
      orders.set(created.orderRef, { created, lines, cancelledAt: null, fulfilments: [] });
    },
    async read(orderRefs) {
      control.reads += 1;
      return run('read', () =>
        ok([...new Set(orderRefs)].flatMap((ref) => (orders.has(ref) ? [stateOf(orderAt(ref))] : []))),
      );
    },
    async cancel(request) {
      control.cancels.push(request);
      return run('cancel', () => {
        const order = orders.get(request.orderRef);
        if (!order) return gone();
        if (order.cancelledAt) return conflict('The order is cancelled already.');
        if (order.lines.some(({ shipped }) => shipped > 0)) return conflict('The order was shipped already.');
        cancel(order, request.restock);
        return ok({ done: true });
      });
    },
    async reduce(request) {
      control.reductions.push(request);
      return run('reduce', () => {
        const known = refunds.get(request.idempotencyKey);
        if (known !== undefined) return ok({ refundRef: known });
        const order = orders.get(request.orderRef);
        if (!order) return gone();
        if (order.cancelledAt) return conflict('The order is cancelled already.');
        if (short(order, request.lines)) return conflict('Too few units are left to cancel.');
        for (const { storeLineRef, quantity } of request.lines) {
          const line = lineOf(order, storeLineRef);
          if (line) take(line, quantity, request.restock);
        }
        const refundRef = `refund/${refunds.size + 1}`;
        refunds.set(request.idempotencyKey, refundRef);
        return ok({ refundRef });
      });
    },
    async create(request) {
      control.shipments.push(request);
      return run('fulfil', () => {
        const order = orders.get(request.orderRef);
        if (!order) return gone();
        if (order.cancelledAt) return conflict('The order is cancelled, so nothing of it can be shipped.');
        if (short(order, request.lines)) return conflict('Some units were shipped or cancelled already.');
        const { carrier, trackingNumber: number } = request;
        const trackings = carrier === null && number === null ? [] : [{ carrier, number, url: null }];
        return ok({ fulfilmentRefs: [ship(order, request.lines, trackings)] });
      });
    },
  };
}
