/** A store that lives in memory, for tests of flows: stock, prices, orders by custom id, and replies that get lost. */
import { adapterError, type AdapterError } from '#sync/core/errors.ts';
import { money } from '#sync/core/money.ts';
import { err, ok } from '#sync/core/result.ts';
import type { CreatedOrder, Offer, OrderPart, OrderPlan, VariantMatch } from '#sync/core/store-types.ts';
import type { CreateError, StoreAdapter } from '#sync/stores/store.ts';

export const WAREHOUSE = 'location/1';

export interface BogusVariant {
  readonly ref: string;
  readonly barcode: string;
  stock: number;
  /** EUR cents, gross. */
  price: number;
}

export interface BogusStore {
  readonly adapter: StoreAdapter;
  readonly orders: { readonly plan: OrderPlan; readonly created: CreatedOrder }[];
  readonly variants: BogusVariant[];
  commits: number;
  failNextCommit(how: { executed: boolean; error: CreateError }): void;
  unreachable(error: AdapterError | null): void;
  /** The store refuses this part of every order. */
  refuse(part: OrderPart | null): void;
}

export function createBogusStore(now: () => Date): BogusStore {
  const orders: BogusStore['orders'] = [];
  const variants: BogusVariant[] = [];
  let failure: { executed: boolean; error: CreateError } | null = null;
  let down: AdapterError | null = null;
  let refused: OrderPart | null = null;

  const match = (variant: BogusVariant): VariantMatch => ({
    variantRef: variant.ref,
    inventoryItemRef: `item/${variant.ref}`,
    productTitle: 'Wool scarf',
    variantTitle: 'M',
    sku: `SKU-${variant.ref}`,
    barcode: variant.barcode,
    tags: [],
    archived: false,
  });
  const offer = (variant: BogusVariant): Offer => ({
    variantRef: variant.ref,
    inventoryItemRef: `item/${variant.ref}`,
    tracked: true,
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
    return created;
  };

  const store: BogusStore = {
    orders,
    variants,
    commits: 0,
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
          grantedScopes: [],
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
