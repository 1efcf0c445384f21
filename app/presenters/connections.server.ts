import { listConnections } from '#sync/persistence/connections.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { listPolls } from '#sync/persistence/polls.ts';
import type { ConnectionRow, ConnectionsView } from '../views/connections.ts';
import type { Naming, Reading } from './reading.server.ts';
import { readLatestRun } from './run.server.ts';

export async function readConnections(tx: ShopTx, reading: Reading, naming: Naming): Promise<ConnectionsView> {
  return { connections: await connectionRows(tx, reading, naming), latestRun: await readLatestRun(tx, reading) };
}

/** Every connection that is not deleted, oldest first. */
export async function connectionRows(tx: ShopTx, reading: Reading, naming: Naming): Promise<readonly ConnectionRow[]> {
  const connections = await listConnections(tx);
  const polls = await listPolls(tx);
  return connections.map((connection) => {
    const transfers = polls.find((poll) => poll.connectionId === connection.id && poll.task === 'poll-transfers');
    const { channel, environment } = connection.place;
    return {
      id: connection.id,
      number: connection.number,
      label: connection.label,
      channel,
      channelName: naming.channels[channel].name,
      environment,
      market: connection.country,
      locationLabel: connection.locationLabel,
      api: reading.channel(channel)?.apiLabel ?? channel,
      active: connection.active,
      acceptsAutomatically: connection.settings.acceptAutomatically,
      health: connection.health,
      message: connection.message,
      lastSyncAt: transfers?.lastCompleteAt?.toISOString() ?? null,
    };
  });
}
