import type { Database } from './database.ts';

const EFFECT_STATES = ['planned', 'sending', 'unclear', 'person', 'done', 'rejected'] as const;

/** Where background work stands over all shops: counts only, for monitoring and for waiting until it is through. */
export interface WorkStatus {
  readonly effects: Readonly<Record<(typeof EFFECT_STATES)[number], number>>;
  /** Open items for people. */
  readonly attention: number;
  /** The latest change to an order or effect (UTC, ISO); null while there is none. */
  readonly lastChangeAt: string | null;
}

export async function readWorkStatus(database: Database): Promise<WorkStatus> {
  return database.acrossShops('work status', async (db) => {
    const counted = await db.effect.groupBy({ by: ['state'], _count: { _all: true } });
    const byState = new Map(counted.map((row) => [row.state, row._count._all]));
    const attention = await db.attention.count({ where: { handledAt: null } });
    const [latest] = await db.$queryRaw<{ at: Date | null }[]>`
      SELECT GREATEST(
        (SELECT max(created_at) FROM effect), (SELECT max(settled_at) FROM effect),
        (SELECT max(started_at) FROM effect_attempt), (SELECT max(first_seen_at) FROM "order"),
        (SELECT max(inserted_at) FROM "order"), (SELECT max(order_seen_at) FROM "order")
      ) AS at`;
    return {
      effects: Object.fromEntries(
        EFFECT_STATES.map((state) => [state, byState.get(state) ?? 0]),
      ) as WorkStatus['effects'],
      attention,
      lastChangeAt: latest?.at?.toISOString() ?? null,
    };
  });
}
