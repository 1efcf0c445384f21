/** Stock facets for the channel and the store that live in memory: what was pushed, when it lands, and how it fails. */
import type { ProductMapRow, StockLevel } from '#sync/core/channel-types.ts';
import type { AdapterError } from '#sync/core/errors.ts';
import { err, ok } from '#sync/core/result.ts';
import type { VariantFacts } from '#sync/core/store-types.ts';
import { saveProductRows } from '#sync/persistence/products.ts';
import { markStockDirty } from '#sync/persistence/stock-targets.ts';
import { WAREHOUSE } from './bogus-store.ts';
import { SHOP, type FlowWorld } from './flow-world.ts';

export interface PushFailure {
  readonly error: AdapterError;
  /** The numbers arrive all the same, at once or when `land` is called. */
  readonly lands?: 'at-once' | 'late';
}

export interface StockFacets {
  /** Every push as it was sent. */
  readonly pushes: (readonly StockLevel[])[];
  /** What the channel has now, by `group/brand/color/size`. */
  readonly numbers: Map<string, number>;
  /** How often the store's stock was read. */
  reads: number;
  /** Answers the next pushes, one each. */
  failNext(...failures: PushFailure[]): void;
  /** Forgets the failures that are still planned. */
  failNone(): void;
  /** Refused by itself whenever it is sent, others are taken. */
  readonly refused: Set<string>;
  /** Makes the channel refuse every push that carries it, as a whole. */
  readonly poison: Set<string>;
  /** Waits here before a push is answered; by default not at all. */
  hold: () => Promise<void>;
  /** Late numbers arrive now. */
  land(): void;
  /** Untracked in the store. */
  readonly untracked: Set<string>;
  /** Overrides of what the store says about a variant. */
  readonly facts: Map<string, Partial<VariantFacts>>;
  failReads(error: AdapterError | null): void;
}

const textOf = (level: StockLevel): string =>
  [level.article.group, level.article.brand, level.article.color, level.article.size].join('/');

/** Gives the world's channel and store the facets for publishing stock. */
export function addStockFacets(world: FlowWorld, batchSize = 100): StockFacets {
  const planned: PushFailure[] = [];
  let late: (readonly StockLevel[])[] = [];
  let readFailure: AdapterError | null = null;
  const record = (levels: readonly StockLevel[]): void => {
    for (const level of levels) facets.numbers.set(textOf(level), level.stock);
  };
  const facets: StockFacets = {
    pushes: [],
    numbers: new Map(),
    reads: 0,
    failNext: (...failures) => void planned.push(...failures),
    failNone: () => void (planned.length = 0),
    refused: new Set(),
    poison: new Set(),
    hold: () => Promise.resolve(),
    land() {
      late.forEach(record);
      late = [];
    },
    untracked: new Set(),
    facts: new Map(),
    failReads: (error) => void (readFailure = error),
  };
  Object.assign(world.channel.channel, {
    stock: {
      batchSize,
      async push(_access: unknown, levels: readonly StockLevel[]) {
        facets.pushes.push(levels);
        const failure = planned.shift();
        if (failure?.lands === 'late') late.push(levels);
        if (failure?.lands === 'at-once') record(levels);
        await facets.hold();
        if (failure) return err(failure.error);
        if (levels.some((level) => facets.poison.has(textOf(level)))) {
          return err({ kind: 'rejected', message: 'Something in it is wrong.' } as const);
        }
        const taken = levels.filter((level) => !facets.refused.has(textOf(level)));
        record(taken);
        return ok({
          refused: levels.flatMap((level, index) =>
            taken.includes(level) ? [] : [{ index, message: 'Unknown item.' }],
          ),
        });
      },
    },
  });
  Object.assign(world.store.adapter, {
    stock: {
      ...world.store.adapter.stock,
      async read({ inventoryItemRefs }: { inventoryItemRefs: readonly string[] }) {
        facets.reads += 1;
        if (readFailure) return err(readFailure);
        return ok(
          world.store.variants
            .filter((variant) => inventoryItemRefs.includes(`item/${variant.ref}`))
            .map((variant) => ({
              inventoryItemRef: `item/${variant.ref}`,
              tracked: !facets.untracked.has(variant.ref),
              stock: [{ stockLocationRef: WAREHOUSE, available: variant.stock }],
            })),
        );
      },
    },
  });
  Object.assign(world.store.adapter.catalog, {
    async facts({ variantRefs }: { variantRefs: readonly string[] }) {
      return ok(
        world.store.variants
          .filter((variant) => variantRefs.includes(variant.ref))
          .map((variant) => ({
            variantRef: variant.ref,
            inventoryItemRef: `item/${variant.ref}`,
            productTitle: 'Wool scarf',
            sku: `SKU-${variant.ref}`,
            barcode: variant.barcode,
            vendor: 'Example',
            options: [
              { name: 'Colour', value: 'Black' },
              { name: 'Size', value: 'M' },
            ],
            metafields: [],
            ...facets.facts.get(variant.ref),
          })),
      );
    },
  });
  return facets;
}

/** Puts variants into the store and into the channel's product map: feed id = variant ref, style = `S-<ref>`. */
export async function addArticles(world: FlowWorld, stock: Readonly<Record<string, number>>): Promise<void> {
  const refs = Object.keys(stock);
  for (const ref of refs)
    world.store.variants.push({ ref, barcode: `57${ref}`, stock: stock[ref] ?? 0, price: 10_000 });
  await addMapRows(
    world,
    refs.map((ref) => ({ styleId: `S-${ref}`, feedId: ref, gtin: `57${ref}`, channelItemId: `c-${ref}` })),
  );
}

export async function addMapRows(world: FlowWorld, rows: readonly ProductMapRow[]): Promise<void> {
  await world.database.withShop(SHOP, async (tx) => {
    const { channel, environment, channelLocationId: locationId } = await tx.db.connection.findFirstOrThrow();
    await saveProductRows(
      tx,
      { channel, environment, locationId } as Parameters<typeof saveProductRows>[1],
      rows,
      world.clock.now(),
    );
  });
}

/** How the channel knows the article of a variant that says nothing special. */
export const articleText = (ref: string): string => `S-${ref}/Example/Black/M`;

export const stockTargets = (world: FlowWorld) =>
  world.database.withShop(SHOP, (tx) => tx.db.stockTarget.findMany({ orderBy: { sku: 'asc' } }));

/** What the webhook for stock does. */
export async function stockNews(world: FlowWorld, refs: readonly string[]): Promise<void> {
  await world.database.withShop(SHOP, async (tx) => {
    const { storeId } = await tx.db.connection.findFirstOrThrow();
    const inventoryItemRefs = refs.map((ref) => `item/${ref}`);
    await markStockDirty(tx, { storeId, inventoryItemRefs, cause: 'webhook', now: world.clock.now() });
  });
}

export function setVariantStock(world: FlowWorld, ref: string, units: number): void {
  const variant = world.store.variants.find((entry) => entry.ref === ref);
  if (variant) variant.stock = units;
}
