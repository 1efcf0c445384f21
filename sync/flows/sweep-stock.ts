import type { ShopId } from '../core/ids.ts';
import { ok } from '../core/result.ts';
import { job } from '../jobs/catalog.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import {
  productMapPage,
  retireTargets,
  saveArticles,
  unseenTargets,
  type FoundArticle,
} from '../persistence/stock-articles.ts';
import { switchTargetsOff } from '../persistence/stock-targets.ts';
import { MINUTE, TIMING, type FlowContext } from './context.ts';
import { findArticles, separateSame } from './find-articles.ts';
import { runPoll, type PollOutcome } from './poll-transfers.ts';
import { publishesStock } from './read-stock.ts';

/** Rows of the product map that are looked up together. */
const PAGE = 500;
const SAVE = 500;
/** UTC; a quiet hour in Europe. */
const NIGHT_HOUR = 2;
const DAY = 24 * 60 * MINUTE;
/** After trouble; doubles with each further one. */
const RETRY = MINUTE / 2;

/**
 * Finds every article of a connection's product map in the store and has its number read: on activation, after changed
 * settings and a new product map, and every night, which mends what a lost webhook left behind. What cannot be published is
 * kept with the reason.
 */
export async function sweepStock(context: FlowContext, input: { shopId: ShopId; connectionId: string }): Promise<void> {
  await runPoll(context, input, 'sweep-stock', TIMING.sweepStock, async (connection) => {
    if (!publishesStock(context, connection)) {
      await context.database.withShop(input.shopId, (tx) =>
        switchTargetsOff(tx, { connectionId: connection.id, now: context.clock.now() }),
      );
      return { complete: true, error: null };
    }
    const outcome = await sweep(context, connection);
    return { ...outcome, next: outcome.error ? RETRY : untilNight(context.clock.now(), connection.number) };
  });
}

/** Milliseconds to the next quiet hour, spread over connections. */
export function untilNight(now: Date, number: number): number {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const night = midnight + NIGHT_HOUR * 60 * MINUTE + (number % 60) * MINUTE;
  return night > now.getTime() ? night - now.getTime() : night + DAY - now.getTime();
}

async function sweep(context: FlowContext, connection: ConnectionView): Promise<PollOutcome> {
  const store = await context.store(connection.shopId, connection.storeId, 'background');
  const found: FoundArticle[] = [];
  let after = '';
  for (;;) {
    const page = await context.database.withShop(connection.shopId, (tx) =>
      productMapPage(tx, connection.place, after, PAGE),
    );
    const last = page.at(-1);
    if (!last) break;
    after = last.channelItemId;
    const articles = await findArticles(context, { connection, store, rows: page });
    if (!articles.ok) return { complete: false, error: articles.error };
    found.push(...articles.value);
  }
  const articles = separateSame(found);
  for (let start = 0; start < articles.length; start += SAVE) {
    await context.database.withShop(connection.shopId, (tx) =>
      saveArticles(tx, {
        place: connection.place,
        connectionId: connection.id,
        storeId: connection.storeId,
        articles: articles.slice(start, start + SAVE),
        cause: 'sweep',
        now: context.clock.now(),
      }),
    );
  }
  const retired = await retireUnseen(context, connection, articles);
  if (!retired.ok) return { complete: false, error: retired.error };
  await context.database.withShop(connection.shopId, async (tx) =>
    tx.enqueue(job('read-stock', { shopId: tx.shopId, storeId: connection.storeId })),
  );
  return { complete: true, error: null };
}

const NOT_LISTED =
  'No product of the store stands behind this article any more: the channel’s product map does not list it, or it was linked to something else. Its number is not changed from here; set it at the channel if it should not be sold.';

/**
 * Articles that were published and are no longer found: what left the store sells no more, so its number becomes 0; the
 * others rest with the reason. Those the channel was never told about are forgotten.
 */
async function retireUnseen(context: FlowContext, connection: ConnectionView, articles: readonly FoundArticle[]) {
  const { database } = context;
  const unseen = await database.withShop(connection.shopId, (tx) =>
    unseenTargets(
      tx,
      connection.place,
      articles.map((row) => row.articleHash),
    ),
  );
  if (unseen.length === 0) return ok(null);
  const told = unseen.filter((row) => row.sent !== null);
  const selling = told.filter((row) => row.sent !== 0 && row.state !== 'off');
  const store = await context.store(connection.shopId, connection.storeId, 'background');
  const gone = new Set<string>();
  if (selling.length > 0 && store.stock) {
    const inventoryItemRefs = [...new Set(selling.map((row) => row.inventoryItemRef))];
    const { stockLocationRefs } = connection.settings;
    const read = await store.stock.read({ inventoryItemRefs, stockLocationRefs });
    if (!read.ok) return read;
    const there = new Set(read.value.map((entry) => entry.inventoryItemRef));
    for (const row of selling) if (!there.has(row.inventoryItemRef)) gone.add(row.articleHash);
  }
  await database.withShop(connection.shopId, async (tx) => {
    const now = context.clock.now();
    await retireTargets(tx, {
      place: connection.place,
      off: told.filter((row) => !gone.has(row.articleHash)).map((row) => row.articleHash),
      forget: unseen.filter((row) => row.sent === null).map((row) => row.articleHash),
      problem: NOT_LISTED,
      now,
    });
    // Read again, found gone, and told the channel as 0; the next sweep lets them rest.
    await tx.db.stockTarget.updateMany({
      where: {
        shopId: tx.shopId,
        connectionId: connection.id,
        articleHash: { in: [...gone] },
      },
      data: { dirtyDueAt: now },
    });
  });
  return ok(null);
}
