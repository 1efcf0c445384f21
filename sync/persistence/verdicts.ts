import { Prisma, type Verdict } from '@prisma/client';
import type { Link } from '../core/linking.ts';
import type { Outcome, Reason } from '../core/verdict-types.ts';
import { newId } from '../platform/ids.ts';
import { toJson, type ShopTx } from './database.ts';
import { linkOf, type LineRow } from './order-rows.ts';

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

export interface LineVerdict {
  readonly line: LineRow;
  readonly verdict: NewVerdict;
}

/**
 * Makes these the lines' current verdicts, in a handful of statements however many lines there are. A repeated rule
 * verdict with the same outcome, reason and sentence only renews the present one's time and inputs, so that a held
 * position does not grow a row every few minutes.
 */
export async function recordVerdicts(tx: ShopTx, entries: readonly LineVerdict[]): Promise<void> {
  if (entries.length === 0) return;
  const previous = await currentVerdicts(
    tx,
    entries.map((entry) => entry.line),
  );
  const fresh: { id: string; entry: LineVerdict }[] = [];
  for (const entry of entries) {
    const present = previous.get(entry.line.id);
    if (present && repeats(present, entry.verdict) && keepsLink(entry)) {
      await tx.db.verdict.update({
        where: { shopId_id: { shopId: tx.shopId, id: present.id } },
        data: contentOf(entry.verdict),
      });
    } else fresh.push({ id: newId(), entry });
  }
  await tx.db.verdict.createMany({
    data: fresh.map(({ id, entry }) => ({ shopId: tx.shopId, id, lineId: entry.line.id, ...contentOf(entry.verdict) })),
  });
  for (let start = 0; start < fresh.length; start += CHUNK) {
    const rows = fresh.slice(start, start + CHUNK).map(
      ({
        id,
        entry: { line, verdict },
      }) => Prisma.sql`(${line.id}::uuid, ${id}::uuid, ${verdict.outcome}, ${verdict.by},
        ${verdict.proposal}::boolean, ${verdict.link === null ? null : JSON.stringify(verdict.link)}::jsonb)`,
    );
    await tx.db.$executeRaw`
      UPDATE order_line SET verdict_id = v.verdict_id, outcome = v.outcome, outcome_by = v.outcome_by,
        proposal = v.proposal, link = COALESCE(v.link, order_line.link)
      FROM (VALUES ${Prisma.join(rows)}) AS v (id, verdict_id, outcome, outcome_by, proposal, link)
      WHERE order_line.shop_id = ${tx.shopId} AND order_line.id = v.id`;
  }
}

/** Rows of one VALUES list; a statement takes at most 65,535 parameters. */
const CHUNK = 2000;

function repeats(
  present: { by: string; outcome: string; reason: string; sentence: string; proposal: boolean },
  next: NewVerdict,
): boolean {
  return (
    present.by === 'rule' &&
    next.by === 'rule' &&
    present.outcome === next.outcome &&
    present.reason === next.reason &&
    present.sentence === next.sentence &&
    present.proposal === next.proposal
  );
}

/** A verdict that rests on another product is another verdict, even when it says the same. */
function keepsLink({ line, verdict }: LineVerdict): boolean {
  const next = verdict.link as Link | null;
  const present = linkOf(line);
  return next === null || (next.variantRef === present?.variantRef && next.method === present.method);
}

function contentOf(verdict: NewVerdict) {
  return {
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
}

/** The current verdicts of these lines, by line id. */
export async function currentVerdicts(tx: ShopTx, lines: readonly LineRow[]): Promise<ReadonlyMap<string, Verdict>> {
  const ids = lines.flatMap((line) => (line.verdictId ? [line.verdictId] : []));
  const found = new Map<string, Verdict>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await tx.db.verdict.findMany({
      where: { shopId: tx.shopId, id: { in: ids.slice(start, start + CHUNK) } },
    });
    for (const row of rows) found.set(row.lineId, row);
  }
  return found;
}
