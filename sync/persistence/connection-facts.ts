import { connectionSettings, type ConnectionSettings } from '../core/settings.ts';
import type { ShopTx } from './database.ts';

/** The currency of each connection's market itself, whatever the connection overrides; by connection id. */
export async function marketCurrencies(tx: ShopTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db.connection.findMany({
    where: { shopId: tx.shopId, id: { in: [...ids] } },
    select: { id: true, currency: true },
  });
  return new Map(rows.map((row) => [row.id, row.currency]));
}

/** The settings of one version; null when the connection never had it. */
export async function settingsOfVersion(
  tx: ShopTx,
  connectionId: string,
  version: number,
): Promise<ConnectionSettings | null> {
  const row = await tx.db.connectionSettings.findUnique({
    where: { shopId_connectionId_version: { shopId: tx.shopId, connectionId, version } },
  });
  return row ? connectionSettings.parse(row.settings) : null;
}
