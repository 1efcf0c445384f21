import type { ShopTx } from './database.ts';
import type { EffectRow } from './effects.ts';

/**
 * When the first attempt of the effect's present generation began that may have been executed: one whose outcome stayed
 * open, or whose worker died before it could tell. Null: every attempt surely came to nothing.
 */
export async function firstDoubtfulAttempt(tx: ShopTx, effect: EffectRow): Promise<Date | null> {
  const attempt = await tx.db.effectAttempt.findFirst({
    where: {
      shopId: tx.shopId,
      effectId: effect.id,
      generation: effect.generation,
      step: 'send',
      OR: [{ outcome: null }, { outcome: 'unclear' }],
    },
    orderBy: { startedAt: 'asc' },
    select: { startedAt: true },
  });
  return attempt?.startedAt ?? null;
}
