import type { Outcome, Reason } from '../core/verdict-types.ts';
import { newId } from '../platform/ids.ts';
import { toJson, type ShopTx } from './database.ts';
import type { LineRow } from './order-rows.ts';

export interface NewVerdict {
  readonly outcome: Outcome;
  readonly by: 'rule' | 'person';
  readonly person: string | null;
  readonly proposal: boolean;
  readonly reason: Reason;
  readonly sentence: string;
  readonly inputs: Record<string, unknown>;
  readonly settingsVersion: number;
  readonly now: Date;
  /** The link as it stands at this verdict; null leaves the line without one. */
  readonly link: unknown;
}

/**
 * Makes this the line's current verdict. A repeated rule verdict with the same outcome, reason and sentence only renews
 * the present one's time and inputs, so that a held position does not grow a row every few minutes.
 */
export async function recordVerdict(tx: ShopTx, line: LineRow, verdict: NewVerdict): Promise<void> {
  const previous = line.verdictId
    ? await tx.db.verdict.findUnique({ where: { shopId_id: { shopId: tx.shopId, id: line.verdictId } } })
    : null;
  const repeats =
    previous !== null &&
    previous.by === 'rule' &&
    verdict.by === 'rule' &&
    previous.outcome === verdict.outcome &&
    previous.reason === verdict.reason &&
    previous.sentence === verdict.sentence &&
    previous.proposal === verdict.proposal;
  const id = repeats ? previous.id : newId();
  const content = {
    outcome: verdict.outcome,
    by: verdict.by,
    person: verdict.person,
    proposal: verdict.proposal,
    reason: verdict.reason,
    sentence: verdict.sentence,
    inputs: toJson(verdict.inputs),
    settingsVersion: verdict.settingsVersion,
    createdAt: verdict.now,
  };
  if (repeats) await tx.db.verdict.update({ where: { shopId_id: { shopId: tx.shopId, id } }, data: content });
  else await tx.db.verdict.create({ data: { shopId: tx.shopId, id, lineId: line.id, ...content } });
  await tx.db.orderLine.update({
    where: { shopId_id: { shopId: tx.shopId, id: line.id } },
    data: {
      verdictId: id,
      outcome: verdict.outcome,
      outcomeBy: verdict.by,
      proposal: verdict.proposal,
      ...(verdict.link === null ? {} : { link: toJson(verdict.link) }),
    },
  });
}

/** The current verdicts of these lines, by line id. */
export async function currentVerdicts(tx: ShopTx, lines: readonly LineRow[]) {
  const ids = lines.flatMap((line) => (line.verdictId ? [line.verdictId] : []));
  const rows = await tx.db.verdict.findMany({ where: { shopId: tx.shopId, id: { in: ids } } });
  return new Map(rows.map((row) => [row.lineId, row]));
}
