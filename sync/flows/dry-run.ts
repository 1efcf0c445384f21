import { MOST_DAYS, startDryRun as startReplay, type DryRunSummary } from '../core/dry-run.ts';
import type { ShopId } from '../core/ids.ts';
import type { ConnectionSettings } from '../core/settings.ts';
import { job } from '../jobs/catalog.ts';
import { marketCurrencies } from '../persistence/connection-facts.ts';
import { loadConnection, type ConnectionView } from '../persistence/connections.ts';
import { lockInTransaction } from '../persistence/database.ts';
import {
  countOfferedPositions,
  decidedPositions,
  finishDryRun,
  insertDryRun,
  loadDryRun,
  noteDryRunProgress,
  runningDryRuns,
  type DryRunRow,
  type ListedPosition,
  type PositionCursor,
} from '../persistence/dry-runs.ts';
import { underLease } from '../persistence/leases.ts';
import { MINUTE, type FlowContext } from './context.ts';

const DAY = 24 * 60 * MINUTE;
/** Positions replayed between two looks at the database. */
const CHUNK = 500;
/** Dry runs that one shop may have under way. */
const MOST_AT_ONCE = 3;
/** A worker that died is followed by another after this. */
const LEASE = MINUTE;
/** One that has not finished by then never will. */
const PATIENCE = 60 * MINUTE;

export type StartDryRunOutcome =
  | { readonly kind: 'started'; readonly id: string }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'not-found' };

/** Starts a dry run of settings that need not be saved. The same one asked for twice is started once. */
export async function startDryRun(
  context: FlowContext,
  input: { shopId: ShopId; connectionId: string; settings: ConnectionSettings; days: number; person: string },
): Promise<StartDryRunOutcome> {
  const { connectionId, settings, days, person } = input;
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    return { kind: 'refused', message: `Choose a number of days from 1 to ${MOST_DAYS}.` };
  }
  return context.database.withShop(input.shopId, async (tx) => {
    await lockInTransaction(tx, 'shop', 'dry-runs');
    if (!(await loadConnection(tx, connectionId))) return { kind: 'not-found' };
    const running = await runningDryRuns(tx);
    const same = running.find(
      (run) =>
        run.connectionId === connectionId &&
        run.days === days &&
        JSON.stringify(run.settings) === JSON.stringify(settings),
    );
    if (same) return { kind: 'started', id: same.id };
    if (running.length >= MOST_AT_ONCE) {
      return {
        kind: 'refused',
        message: `${running.length} dry runs are under way. Wait until one of them has finished, then start this one.`,
      };
    }
    const id = await insertDryRun(tx, { connectionId, settings, days, person, now: context.clock.now() });
    tx.enqueue(job('dry-run', { shopId: tx.shopId, dryRunId: id }, { urgent: true }));
    return { kind: 'started', id };
  });
}

/**
 * Replays what the rules have decided in the days before the dry run was started, in chunks. It only reads and writes its
 * own row, so it can be begun again at any time; two workers at one are harmless, and the lease keeps the second away.
 */
export async function runDryRun(context: FlowContext, input: { shopId: ShopId; dryRunId: string }): Promise<void> {
  const { database, clock, owner } = context;
  const { shopId, dryRunId } = input;
  const lease = { shopId, name: `dry-run/${dryRunId}`, owner, milliseconds: context.scale(LEASE), clock };
  await underLease(database, lease, async () => {
    const found = await database.withShop(shopId, async (tx) => {
      const row = await loadDryRun(tx, dryRunId);
      if (row?.state !== 'running') return null;
      const connection = await loadConnection(tx, row.connectionId);
      return { row, connection, market: (await marketCurrencies(tx, [row.connectionId])).get(row.connectionId) };
    });
    if (!found) return;
    const { row, connection, market } = found;
    if (!connection || !market) await giveUp(context, { shopId, row, problem: DELETED });
    else if (clock.now().getTime() - row.startedAt.getTime() > context.scale(PATIENCE)) {
      await giveUp(context, { shopId, row, problem: TOO_LONG });
    } else await replayAll(context, { row, connection, market });
  });
}

async function replayAll(
  context: FlowContext,
  { row, connection, market }: { row: DryRunRow; connection: ConnectionView; market: string },
): Promise<void> {
  const { database } = context;
  const { shopId, place } = connection;
  const since = new Date(row.startedAt.getTime() - row.days * DAY);
  const positions = await database.withShop(shopId, (tx) => countOfferedPositions(tx, place, since));
  const run = startReplay({
    settings: row.settings,
    marketCurrency: row.settings.currencyOverride ?? market,
    saved: { settings: connection.settings, version: connection.settingsVersion },
    positions,
  });
  let after: PositionCursor | null = null;
  for (;;) {
    const at: PositionCursor | null = after;
    const page: readonly ListedPosition[] = await database.withShop(shopId, (tx) =>
      decidedPositions(tx, { place, since, after: at, limit: CHUNK }),
    );
    for (const position of page) run.add(position);
    const last = page.at(-1);
    if (!last || page.length < CHUNK) break;
    after = last.cursor;
    await database.withShop(shopId, (tx) => noteDryRunProgress(tx, row.id, run.summary()));
  }
  const summary = run.summary();
  await database.withShop(shopId, (tx) =>
    finishDryRun(tx, {
      id: row.id,
      state: 'done',
      summary: { ...summary, positions: summary.done },
      differences: run.differences(),
      now: context.clock.now(),
    }),
  );
}

const DELETED = 'The connection was deleted before the dry run had finished.';
const TOO_LONG = 'The dry run took too long and was stopped. Start it again, with fewer days if it stops once more.';

async function giveUp(
  context: FlowContext,
  { shopId, row, problem }: { shopId: ShopId; row: DryRunRow; problem: string },
): Promise<void> {
  const nothing = startReplay({
    settings: row.settings,
    marketCurrency: '',
    saved: { settings: row.settings, version: 0 },
    positions: 0,
  }).summary();
  const summary: DryRunSummary = { ...nothing, problem };
  await context.database.withShop(shopId, (tx) =>
    finishDryRun(tx, { id: row.id, state: 'failed', summary, differences: [], now: context.clock.now() }),
  );
}
