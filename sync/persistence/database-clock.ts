import type { Clock } from '../platform/clock.ts';
import type { Database } from './database.ts';

/**
 * The database's time, so that several processes agree on leases, graces and t0 although their machines' clocks differ.
 * The offset is measured at the start and with each `resync`; between two measurements the local clock carries on.
 */
export async function createDatabaseClock(
  database: Database,
  local: Clock,
): Promise<Clock & { resync(): Promise<void> }> {
  let offsetMs = 0;
  const resync = async (): Promise<void> => {
    const before = local.now().getTime();
    const rows = await database.owner.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
    const after = local.now().getTime();
    const remote = rows[0]?.now.getTime();
    if (remote !== undefined) offsetMs = remote - (before + after) / 2;
  };
  await resync();
  return { now: () => new Date(Math.round(local.now().getTime() + offsetMs)), resync };
}
