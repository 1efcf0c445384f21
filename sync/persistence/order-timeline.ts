/** Everything that was said or tried about one order, as one sequence: messages and attempts at outside writes. */
import { Prisma, type CommunicationLog, type Effect, type EffectAttempt } from '@prisma/client';
import type { ShopTx } from './database.ts';

export type AttemptRow = EffectAttempt;

export interface TimelinePlace {
  readonly at: Date;
  readonly id: string;
}

export type TimelineEntry =
  | { readonly kind: 'message'; readonly at: Date; readonly id: string; readonly message: CommunicationLog }
  | {
      readonly kind: 'attempt';
      readonly at: Date;
      readonly id: string;
      readonly attempt: EffectAttempt;
      readonly effect: Effect;
    };

/** Effects of the order itself and of its offers. */
function ofOrder(tx: ShopTx, orderId: string): Prisma.Sql {
  return Prisma.sql`e.shop_id = ${tx.shopId} AND (e.order_id = ${orderId}::uuid OR e.transfer_id IN
    (SELECT t.id FROM transfer t WHERE t.shop_id = ${tx.shopId} AND t.order_id = ${orderId}::uuid))`;
}

/** At most `limit`, newest first, from behind `after`. */
export async function orderTimeline(
  tx: ShopTx,
  input: { readonly orderId: string; readonly after: TimelinePlace | null; readonly limit: number },
): Promise<readonly TimelineEntry[]> {
  const { orderId, after, limit } = input;
  const behind = (at: Prisma.Sql, id: Prisma.Sql) =>
    after ? Prisma.sql`(${at}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.sql`TRUE`;
  const places = await tx.db.$queryRaw<{ kind: string; id: string }[]>`
    SELECT kind, id FROM (
      (SELECT 'message' AS kind, c.id, c.at FROM communication_log c
       WHERE c.shop_id = ${tx.shopId} AND c.order_id = ${orderId}::uuid AND ${behind(Prisma.sql`c.at`, Prisma.sql`c.id`)}
       ORDER BY c.at DESC, c.id DESC LIMIT ${limit})
      UNION ALL
      (SELECT 'attempt' AS kind, a.id, a.started_at AS at FROM effect_attempt a
       JOIN effect e ON e.shop_id = a.shop_id AND e.id = a.effect_id
       WHERE ${ofOrder(tx, orderId)} AND ${behind(Prisma.sql`a.started_at`, Prisma.sql`a.id`)}
       ORDER BY a.started_at DESC, a.id DESC LIMIT ${limit})
    ) AS entries ORDER BY at DESC, id DESC LIMIT ${limit}`;
  const ids = (kind: string) => places.filter((place) => place.kind === kind).map(({ id }) => id);
  const { shopId } = tx;
  const messages = await tx.db.communicationLog.findMany({ where: { shopId, id: { in: ids('message') } } });
  const attempts = await tx.db.effectAttempt.findMany({ where: { shopId, id: { in: ids('attempt') } } });
  const effectIds = [...new Set(attempts.map(({ effectId }) => effectId))];
  const effects = await tx.db.effect.findMany({ where: { shopId, id: { in: effectIds } } });
  const effectOf = new Map(effects.map((effect) => [effect.id, effect]));
  const entries = new Map<string, TimelineEntry>(
    messages.map((message) => [message.id, { kind: 'message', at: message.at, id: message.id, message }]),
  );
  for (const attempt of attempts) {
    const effect = effectOf.get(attempt.effectId);
    if (effect) entries.set(attempt.id, { kind: 'attempt', at: attempt.startedAt, id: attempt.id, attempt, effect });
  }
  return places.flatMap(({ id }) => entries.get(id) ?? []);
}

/** Writes of the order that are not through, or were refused: newest first, at most `limit`. */
export async function unfinishedEffects(tx: ShopTx, orderId: string, limit: number): Promise<readonly Effect[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM effect e WHERE ${ofOrder(tx, orderId)} AND e.state <> 'done'
    ORDER BY e.created_at DESC LIMIT ${limit}`;
  return tx.db.effect.findMany({
    where: { shopId: tx.shopId, id: { in: rows.map(({ id }) => id) } },
    orderBy: { createdAt: 'desc' },
  });
}
