import { OUTCOMES, type DryRunDifference, type DryRunSummary } from '#sync/core/dry-run.ts';
import { loadConnection } from '#sync/persistence/connections.ts';
import { settingsOfVersion } from '#sync/persistence/connection-facts.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { loadDryRun } from '#sync/persistence/dry-runs.ts';
import type { Tone } from '../views/common.ts';
import type { DryRunDecisionView, DryRunDifferenceView, DryRunShareView, DryRunView } from '../views/dry-run.ts';
import { settingChanges } from './setting-changes.server.ts';

/** Null: no such dry run of this connection in this shop. */
export async function readDryRun(
  tx: ShopTx,
  request: { readonly connectionId: string; readonly id: string },
): Promise<DryRunView | null> {
  const row = await loadDryRun(tx, request.id);
  const connection = await loadConnection(tx, request.connectionId);
  if (!row || !connection || row.connectionId !== connection.id) return null;
  const { summary } = row;
  const then = summary && (await settingsOfVersion(tx, connection.id, summary.settingsVersion));
  return {
    id: row.id,
    connection: { id: connection.id, label: connection.label, locationLabel: connection.locationLabel },
    days: row.days,
    state: row.state,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    progress: { done: summary?.done ?? 0, positions: summary?.positions ?? 0 },
    problem: summary?.problem ?? null,
    changes: settingChanges(then ?? connection.settings, row.settings),
    replayed: summary ? summary.done - summary.notReplayable : 0,
    notReplayable: summary?.notReplayable ?? 0,
    shares: summary ? shares(summary) : [],
    changed: summary?.changed ?? 0,
    differences: row.differences.map(difference),
    proposals: !row.settings.acceptAutomatically,
    limits: limits(summary),
  };
}

const WORDS: Readonly<Record<(typeof OUTCOMES)[number], { readonly label: string; readonly tone: Tone }>> = {
  accept: { label: 'Accept', tone: 'success' },
  decline: { label: 'Decline', tone: 'critical' },
  hold: { label: 'Hold', tone: 'attention' },
  pending: { label: 'Check again', tone: 'info' },
};

/** Positions that wait for stock to settle are so rare that they are left out while there are none. */
function shares({ before, after }: DryRunSummary): readonly DryRunShareView[] {
  return OUTCOMES.map((code) => ({ code, ...WORDS[code], before: before[code], after: after[code] })).filter(
    (share) => share.code !== 'pending' || share.before.positions + share.after.positions > 0,
  );
}

function difference(entry: DryRunDifference): DryRunDifferenceView {
  return {
    id: entry.lineId,
    orderId: entry.orderId,
    orderNumber: entry.orderNumber,
    title: entry.title,
    quantity: entry.quantity,
    value: entry.value,
    seenAt: entry.seenAt,
    before: decision(entry.before),
    after: decision(entry.after),
  };
}

function decision({ outcome, sentence }: DryRunDifference['before']): DryRunDecisionView {
  return { ...WORDS[outcome], sentence };
}

const ALWAYS = [
  'Each position is judged with the stock that was free at that moment. Had more been accepted, less would have been free for the next one.',
  'Prices are those of that time. Where a person answered, the table shows what the rules had said before.',
] as const;

function limits(summary: DryRunSummary | null): readonly string[] {
  const found = summary?.limits ?? [];
  return [
    ...ALWAYS,
    ...(found.includes('identification')
      ? [
          'You tried another product identification attribute. Products are not looked up again here: each position keeps the product it had, or had not.',
        ]
      : []),
    ...(found.includes('stock-locations')
      ? [
          'You tried further stock locations. What was in stock there at that time was not recorded, so it counts as nothing.',
        ]
      : []),
  ];
}
