/** A store that lives in memory, for tests of flows: stock, prices, orders by custom id, and replies that get lost. */
import { adapterError, type AdapterError } from '#sync/core/errors.ts';
import { money } from '#sync/core/money.ts';
import { err, ok } from '#sync/core/result.ts';
import type {
  CreatedOrder,
  Offer,
  OrderPart,
  OrderPlan,
  StockChange,
  VariantFacts,
  VariantMatch,
} from '#sync/core/store-types.ts';
import type { CreateError, StoreAdapter } from '#sync/stores/store.ts';
import { createBogusOrders, type BogusOrders } from './bogus-store-orders.ts';

export const WAREHOUSE = 'location/1';

export interface BogusVariant {
  readonly ref: string;
  readonly barcode: string;
  stock: number;
  /** EUR cents, gross. */
  price: number;
  readonly tags?: readonly string[];
  /** False: the store keeps no stock of it. */
  readonly tracked?: boolean;
  readonly vendor?: string;
  readonly options?: VariantFacts['options'];
  readonly metafields?: VariantFacts['metafields'];
}

export interface BogusStore {
  readonly adapter: StoreAdapter;
  readonly orders: { readonly plan: OrderPlan; readonly created: CreatedOrder }[];
  readonly variants: BogusVariant[];
  /** What becomes of orders once they stand, by hand and through the adapter. */
  readonly afterwards: BogusOrders;
  /** Every stock change asked for, executed or not. */
  readonly changes: StockChange[];
  commits: number;
  /** The next stock changes fail like this; `executed`: after they were done. */
  failNextChanges(times: number, how: { executed: boolean; error: AdapterError }): void;
  /** The next stock change is executed, and the worker that asked for it dies of it. */
  dieInNextChange(): void;
  failNextCommit(how: { executed: boolean; error: CreateError }): void;
  unreachable(error: AdapterError | null): void;
  /** The store refuses this part of every order. */
  refuse(part: OrderPart | null): void;
}

export function createBogusStore(now: () => Date): BogusStore {
  const orders: BogusStore['orders'] = [];
  const variants: BogusVariant[] = [];
  let failure: { executed: boolean; error: CreateError } | null = null;
  let changeFailure: { times: number; executed: boolean; error: AdapterError } | null = null;
  let deadly = false;
  const keys = new Set<string>();
  const changes: StockChange[] = [];
  let down: AdapterError | null = null;
  let refused: OrderPart | null = null;
  const live = createBogusOrders(now, (variantRef, units) => {
    const variant = variants.find((entry) => entry.ref === variantRef);
    if (variant) variant.stock += units;
  });

  const match = (variant: BogusVariant): VariantMatch => ({
    variantRef: variant.ref,
    inventoryItemRef: `item/${variant.ref}`,
    productTitle: 'Wool scarf',
    variantTitle: 'M',
    sku: `SKU-${variant.ref}`,
    barcode: variant.barcode,
    tags: variant.tags ?? [],
    archived: false,
  });
  const offer = (variant: BogusVariant): Offer => ({
    variantRef: variant.ref,
    inventoryItemRef: `item/${variant.ref}`,
    tracked: variant.tracked ?? true,
    continueSelling: false,
    stock: [{ stockLocationRef: WAREHOUSE, available: variant.stock }],
    contextual: null,
    base: { price: money(variant.price, 'EUR'), compareAt: null, taxTreatment: 'gross' },
  });
  const create = (plan: OrderPlan): CreatedOrder => {
    for (const line of plan.lines) {
      const variant = variants.find((entry) => entry.ref === line.variantRef);
      if (variant) variant.stock -= line.quantity;
    }
    const created = {
      orderRef: `order/${orders.length + 1}`,
      name: `#${1001 + orders.length}`,
      createdAt: now(),
      total: plan.total,
      lines: plan.lines.map((line) => ({ lineId: line.lineId, storeLineRef: `line/${line.lineId}` })),
      saleTransactionRef: 'sale/1',
    };
    orders.push({ plan, created });
    live.opened(plan, created);
    return created;
  };

  const store: BogusStore = {
    orders,
    variants,
    afterwards: live.control,
    changes,
    commits: 0,
    dieInNextChange: () => void (deadly = true),
    failNextChanges: (times, how) => void (changeFailure = { times, ...how }),
    failNextCommit: (how) => void (failure = how),
    unreachable: (error) => void (down = error),
    refuse: (part) => void (refused = part),
    adapter: {
      platform: 'shopify',
      profile: async () =>
        ok({
          name: 'Bogus',
          currency: 'EUR',
          taxesIncluded: true,
          stockLocations: [{ ref: WAREHOUSE, name: 'Warehouse', active: true, fulfillsOnlineOrders: true }],
          grantedScopes: ['write_inventory'],
        }),
      ensureSetUp: async () => ok({ created: [] }),
      catalog: {
        find: async (queries) =>
          down
            ? err(down)
            : ok(
                queries.map((query) => ({
                  query,
                  matches: variants
                    .filter((variant) => variant.barcode === query.value || variant.ref === query.value)
                    .map(match),
                })),
              ),
        offers: async ({ variantRefs }) =>
          down ? err(down) : ok(variants.filter((variant) => variantRefs.includes(variant.ref)).map(offer)),
        facts: async ({ variantRefs, metafields }) =>
          down
            ? err(down)
            : ok(
                variants
                  .filter((variant) => variantRefs.includes(variant.ref))
                  .map((variant) => ({
                    variantRef: variant.ref,
                    inventoryItemRef: `item/${variant.ref}`,
                    productTitle: 'Wool scarf',
                    sku: `SKU-${variant.ref}`,
                    barcode: variant.barcode,
                    vendor: variant.vendor ?? null,
                    options: variant.options ?? [],
                    metafields: (variant.metafields ?? []).filter((field) =>
                      metafields.some(({ namespace, key }) => namespace === field.namespace && key === field.key),
                    ),
                  })),
              ),
      },
      orders: {
        prepare: async () => ok({}),
        async commit(plan) {
          store.commits += 1;
          const planned = failure;
          failure = null;
          if (planned && !planned.executed) return err(planned.error);
          if (refused && !plan.without.includes(refused)) {
            return err({ ...adapterError('rejected', `The ${refused} is not valid.`), refusedPart: refused });
          }
          const created = create(plan);
          return planned ? err(planned.error) : ok(created);
        },
        async resolve(plan) {
          const found = orders.find((order) => order.plan.customId === plan.customId)?.created ?? null;
          return ok({ found, others: [] });
        },
        adminUrl: () => null,
        read: async (orderRefs) => (down ? err(down) : live.read(orderRefs)),
        cancel: async (request) => (down ? err(down) : live.cancel(request)),
        reduce: async (request) => (down ? err(down) : live.reduce(request)),
      },
      fulfilments: { create: async (request) => (down ? err(down) : live.create(request)) },
      stock: {
        read: async ({ inventoryItemRefs }) =>
          ok(
            variants
              .filter((variant) => inventoryItemRefs.includes(`item/${variant.ref}`))
              .map((variant) => ({
                inventoryItemRef: `item/${variant.ref}`,
                tracked: variant.tracked ?? true,
                stock: [{ stockLocationRef: WAREHOUSE, available: variant.stock }],
              })),
          ),
        async change(change) {
          changes.push(change);
          const planned = changeFailure && changeFailure.times > 0 ? changeFailure : null;
          if (planned) planned.times -= 1;
          if (planned && !planned.executed) return err(planned.error);
          const variant = variants.find((entry) => `item/${entry.ref}` === change.inventoryItemRef);
          if (variant && !keys.has(change.idempotencyKey)) variant.stock += change.delta;
          keys.add(change.idempotencyKey);
          if (deadly) {
            deadly = false;
            throw new Error('The worker died');
          }
          return planned ? err(planned.error) : ok({ done: true });
        },
      },
      placements: {
        read: async ({ orderRefs }) =>
          ok(
            orders
              .filter((order) => orderRefs.includes(order.created.orderRef))
              .map(({ plan, created }) => ({
                orderRef: created.orderRef,
                placements: [
                  {
                    fulfilmentOrderRef: `fo/${created.orderRef}`,
                    stockLocationRef: WAREHOUSE,
                    movable: true,
                    moveTargets: [],
                    units: plan.lines.map((line) => ({ lineId: line.lineId, quantity: line.quantity })),
                  },
                ],
              })),
          ),
        move: async () => ok({ done: true }),
      },
    },
  };
  return store;
}
