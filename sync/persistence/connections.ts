import type { ChannelEnvironment, ChannelKey, ChannelPlace, ShopId } from '../core/ids.ts';
import { connectionSettings, type ConnectionSettings } from '../core/settings.ts';
import { newId } from '../platform/ids.ts';
import { toJson, type ShopTx } from './database.ts';

/** A connection with everything a flow needs to work for it. */
export interface ConnectionView {
  readonly shopId: ShopId;
  readonly id: string;
  readonly number: number;
  readonly place: ChannelPlace;
  readonly accountId: string;
  readonly storeId: string;
  readonly label: string;
  readonly locationLabel: string;
  readonly country: string;
  /** The market's currency, after the connection's own override. */
  readonly currency: string;
  readonly active: boolean;
  readonly activatedAt: Date | null;
  readonly health: 'ok' | 'warning' | 'error';
  readonly message: string;
  readonly createdAt: Date;
  readonly settings: ConnectionSettings;
  readonly settingsVersion: number;
}

interface ConnectionRow {
  id: string;
  number: bigint;
  channel: string;
  environment: string;
  channelLocationId: string;
  channelAccountId: string;
  storeId: string;
  label: string;
  locationLabel: string;
  country: string;
  currency: string;
  active: boolean;
  activatedAt: Date | null;
  health: string;
  message: string;
  createdAt: Date;
  settingsVersion: number;
}

function toView(shopId: ShopId, row: ConnectionRow, settings: ConnectionSettings): ConnectionView {
  return {
    shopId,
    id: row.id,
    number: Number(row.number),
    place: {
      channel: row.channel as ChannelKey,
      environment: row.environment as ChannelEnvironment,
      locationId: row.channelLocationId,
    },
    accountId: row.channelAccountId,
    storeId: row.storeId,
    label: row.label,
    locationLabel: row.locationLabel,
    country: row.country,
    currency: settings.currencyOverride ?? row.currency,
    active: row.active,
    activatedAt: row.activatedAt,
    health: row.health as ConnectionView['health'],
    message: row.message,
    createdAt: row.createdAt,
    settings,
    settingsVersion: row.settingsVersion,
  };
}

/** Null when it does not exist in this shop or was deleted. */
export async function loadConnection(tx: ShopTx, id: string): Promise<ConnectionView | null> {
  const row = await tx.db.connection.findFirst({ where: { shopId: tx.shopId, id, deletedAt: null } });
  if (!row) return null;
  const settings = await loadSettings(tx, id, row.settingsVersion);
  return toView(tx.shopId, row, settings);
}

/** All connections of the shop that are not deleted, oldest first. */
export async function listConnections(tx: ShopTx): Promise<readonly ConnectionView[]> {
  const rows = await tx.db.connection.findMany({
    where: { shopId: tx.shopId, deletedAt: null },
    orderBy: { number: 'asc' },
  });
  const versions = await tx.db.connectionSettings.findMany({
    where: { shopId: tx.shopId, OR: rows.map((row) => ({ connectionId: row.id, version: row.settingsVersion })) },
  });
  const byConnection = new Map(versions.map((version) => [version.connectionId, version.settings]));
  return rows.map((row) => toView(tx.shopId, row, connectionSettings.parse(byConnection.get(row.id))));
}

/** The settings a verdict was made with. */
async function loadSettings(tx: ShopTx, connectionId: string, version: number): Promise<ConnectionSettings> {
  const row = await tx.db.connectionSettings.findUniqueOrThrow({
    where: { shopId_connectionId_version: { shopId: tx.shopId, connectionId, version } },
  });
  return connectionSettings.parse(row.settings);
}

export interface NewConnection {
  readonly place: ChannelPlace;
  readonly accountId: string;
  readonly storeId: string;
  readonly label: string;
  readonly locationLabel: string;
  readonly country: string;
  readonly currency: string;
  readonly settings: ConnectionSettings;
  readonly now: Date;
}

/** Makes an inactive connection with settings version 1. */
export async function insertConnection(tx: ShopTx, input: NewConnection): Promise<string> {
  const id = newId();
  await tx.db.connection.create({
    data: {
      shopId: tx.shopId,
      id,
      channel: input.place.channel,
      environment: input.place.environment,
      channelLocationId: input.place.locationId,
      channelAccountId: input.accountId,
      storeId: input.storeId,
      label: input.label,
      locationLabel: input.locationLabel,
      country: input.country,
      currency: input.currency,
      settingsVersion: 1,
      createdAt: input.now,
    },
  });
  await tx.db.connectionSettings.create({
    data: { shopId: tx.shopId, connectionId: id, version: 1, settings: toJson(input.settings), createdAt: input.now },
  });
  return id;
}

/** Follows the present settings by a newer version; an unchanged save keeps the version. Returns the version now in force. */
export async function saveSettings(
  tx: ShopTx,
  input: { id: string; label: string; settings: ConnectionSettings; now: Date },
): Promise<number> {
  const row = await tx.db.connection.findFirstOrThrow({ where: { shopId: tx.shopId, id: input.id, deletedAt: null } });
  const current = await loadSettings(tx, input.id, row.settingsVersion);
  const changed = JSON.stringify(current) !== JSON.stringify(input.settings);
  const version = changed ? row.settingsVersion + 1 : row.settingsVersion;
  if (changed) {
    await tx.db.connectionSettings.create({
      data: {
        shopId: tx.shopId,
        connectionId: input.id,
        version,
        settings: toJson(input.settings),
        createdAt: input.now,
      },
    });
  }
  await tx.db.connection.update({
    where: { shopId_id: { shopId: tx.shopId, id: input.id } },
    data: { label: input.label, settingsVersion: version },
  });
  return version;
}

/** Throws a unique violation when another active connection serves the same place. */
export async function setActive(tx: ShopTx, input: { id: string; active: boolean; now: Date }): Promise<void> {
  const row = await tx.db.connection.findFirstOrThrow({ where: { shopId: tx.shopId, id: input.id, deletedAt: null } });
  await tx.db.connection.update({
    where: { shopId_id: { shopId: tx.shopId, id: input.id } },
    data: { active: input.active, activatedAt: input.active ? (row.activatedAt ?? input.now) : row.activatedAt },
  });
}

/** Keeps the row for its number and settings history; orders and transfers are found by their place, not by it. */
export async function markDeleted(tx: ShopTx, input: { id: string; now: Date }): Promise<void> {
  await tx.db.connection.update({
    where: { shopId_id: { shopId: tx.shopId, id: input.id } },
    data: { active: false, deletedAt: input.now },
  });
  await tx.db.pollState.deleteMany({ where: { shopId: tx.shopId, connectionId: input.id } });
}

export async function setHealth(
  tx: ShopTx,
  input: { id: string; health: ConnectionView['health']; message: string },
): Promise<void> {
  await tx.db.connection.updateMany({
    where: { shopId: tx.shopId, id: input.id, NOT: { health: input.health, message: input.message } },
    data: { health: input.health, message: input.message },
  });
}

/** The connection that serves a place now: the active one, else the newest that is not deleted; null if there is none. */
export async function connectionForPlace(tx: ShopTx, place: ChannelPlace): Promise<ConnectionView | null> {
  const row = await tx.db.connection.findFirst({
    where: {
      shopId: tx.shopId,
      channel: place.channel,
      environment: place.environment,
      channelLocationId: place.locationId,
      deletedAt: null,
    },
    orderBy: [{ active: 'desc' }, { createdAt: 'desc' }],
  });
  if (!row) return null;
  return toView(tx.shopId, row, await loadSettings(tx, row.id, row.settingsVersion));
}
