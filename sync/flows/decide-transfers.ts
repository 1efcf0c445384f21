import { adapterError, type AdapterError } from '../core/errors.ts';
import { defaultVatRate } from '../core/markets.ts';
import type { LinkJudgement } from '../core/linking.ts';
import type { Offer } from '../core/store-types.ts';
import type { ShopId } from '../core/ids.ts';
import { loadConnection, setHealth, type ConnectionView } from '../persistence/connections.ts';
import { underLease } from '../persistence/leases.ts';
import { makeDue } from '../persistence/polls.ts';
import { transfersToDecide, type TransferWithLines } from '../persistence/transfers.ts';
import type { StoreAdapter } from '../stores/store.ts';
import { later, SECOND, TIMING, type FlowContext } from './context.ts';
import { decideOneTransfer, type Facts } from './decide-one-transfer.ts';
import { linkLines } from './link-lines.ts';

/** Transfers whose facts are read from the store in one go. */
const BATCH = 15;
const LEASE = 30 * SECOND;
/** A transfer whose deciding failed is tried again after this. */
const TROUBLE = 15 * SECOND;

/**
 * Gives every pending position of a connection that is due a verdict, with facts read from the store for many transfers
 * at once, and plans the answer of each transfer that is complete. A store that cannot be read holds, never declines.
 */
export async function decideTransfers(
  context: FlowContext,
  input: { shopId: ShopId; connectionId: string },
): Promise<void> {
  const { database, clock } = context;
  const lease = {
    shopId: input.shopId,
    name: `decide/${input.connectionId}`,
    owner: context.owner,
    milliseconds: context.scale(LEASE),
    clock,
  };
  // Whoever holds the lease goes on until nothing is due.
  await underLease(database, lease, async () => {
    for (;;) {
      const due = await database.withShop(input.shopId, async (tx) => {
        const connection = await loadConnection(tx, input.connectionId);
        if (!connection?.active) return null;
        const transfers = await transfersToDecide(tx, { place: connection.place, now: clock.now(), limit: BATCH });
        return transfers.length > 0 ? { connection, transfers } : null;
      });
      if (!due) return;
      await decideBatch(context, due.connection, due.transfers);
    }
  });
}

async function decideBatch(
  context: FlowContext,
  connection: ConnectionView,
  transfers: readonly TransferWithLines[],
): Promise<void> {
  const store = await context.store(connection.shopId, connection.storeId);
  const lines = transfers.flatMap((transfer) => transfer.lines);
  const links = await linkLines(context, { connection, store, lines });
  if (links.ok && links.value.mapMissed) await askForMap(context, connection);
  const byLine: ReadonlyMap<string, LinkJudgement> = links.ok ? links.value.byLine : new Map();
  let facts = await readFacts(context, connection, store, byLine, links.ok ? null : links.error);
  for (const transfer of transfers) {
    if (context.clock.now().getTime() - facts.readAt.getTime() > context.scale(TIMING.stockFreshness)) {
      facts = await readFacts(context, connection, store, byLine, links.ok ? null : links.error);
    }
    try {
      await decideOneTransfer(context, connection, transfer.id, facts);
    } catch (error) {
      // One transfer that cannot be decided must not keep the others waiting.
      context.log.error({ err: error, transferId: transfer.id }, 'A transfer could not be decided; it is tried again');
      await postpone(context, connection, transfer.id);
    }
  }
  if (facts.error) {
    await context.database.withShop(connection.shopId, (tx) =>
      setHealth(tx, {
        id: connection.id,
        health: 'warning',
        message: `decide-transfers: ${facts.error?.message ?? ''}`,
      }),
    );
  } else if (connection.message.startsWith('decide-transfers: ')) {
    await context.database.withShop(connection.shopId, (tx) =>
      setHealth(tx, { id: connection.id, health: 'ok', message: '' }),
    );
  }
}

async function readFacts(
  context: FlowContext,
  connection: ConnectionView,
  store: StoreAdapter,
  links: ReadonlyMap<string, LinkJudgement>,
  linkError: AdapterError | null,
): Promise<Facts> {
  const readAt = context.clock.now();
  const vatRate = connection.settings.vatRateOverride ?? defaultVatRate(connection.country);
  const base = { readAt, links, vatRate };
  if (linkError) return { ...base, offers: new Map(), error: linkError };
  const variantRefs = [...new Set([...links.values()].flatMap((link) => (link.ok ? [link.link.variantRef] : [])))];
  if (variantRefs.length === 0) return { ...base, offers: new Map(), error: null };
  if (connection.settings.stockLocationRefs.length === 0) {
    return {
      ...base,
      offers: new Map(),
      error: adapterError('rejected', 'No stock location is chosen for this connection. Choose one in its settings.'),
    };
  }
  const offers = await store.catalog.offers({
    variantRefs,
    stockLocationRefs: connection.settings.stockLocationRefs,
    country: connection.country,
  });
  if (!offers.ok) return { ...base, offers: new Map(), error: offers.error };
  return { ...base, offers: new Map(offers.value.map((offer: Offer) => [offer.variantRef, offer])), error: null };
}

async function postpone(context: FlowContext, connection: ConnectionView, transferId: string): Promise<void> {
  await context.database.withShop(connection.shopId, (tx) =>
    tx.db.transfer.updateMany({
      where: { shopId: tx.shopId, id: transferId, state: 'pending' },
      data: { decideAt: later(context.clock.now(), context.scale(TROUBLE)) },
    }),
  );
}

/** An item without a row may be new in the map: ask for a fresh one, at most every few minutes. */
async function askForMap(context: FlowContext, connection: ConnectionView): Promise<void> {
  const now = context.clock.now();
  await context.database.withShop(connection.shopId, async (tx) => {
    const state = await tx.db.pollState.findFirst({
      where: { shopId: tx.shopId, connectionId: connection.id, task: 'sync-product-map' },
    });
    const last = state?.lastFinishedAt;
    if (state && last && later(last, context.scale(TIMING.productMapOnMiss)) <= now && state.dueAt > now) {
      await makeDue(tx, { connectionId: connection.id, now, tasks: ['sync-product-map'] });
    }
  });
}
