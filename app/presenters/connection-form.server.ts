import { defaultVatRate } from '#sync/core/markets.ts';
import { loadAccount } from '#sync/persistence/accounts.ts';
import { marketCurrencies } from '#sync/persistence/connection-facts.ts';
import { listConnections, loadConnection, type ConnectionView } from '#sync/persistence/connections.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { percentOf, settingValues } from '../views/setting-values.ts';
import type { ConnectionFormView, CopySource, MarketFacts } from '../views/connection-form.ts';
import type { Reading } from './reading.server.ts';

/** An existing connection as the form shows it. The password never leaves the server. */
export async function readConnectionForm(tx: ShopTx, reading: Reading, id: string): Promise<ConnectionFormView | null> {
  const connection = await loadConnection(tx, id);
  if (!connection) return null;
  const account = await loadAccount(tx, reading.encryption, connection.accountId);
  const { place, settings } = connection;
  const market = marketOf(connection, await marketCurrencies(tx, [id]));
  return {
    connection: {
      id: connection.id,
      number: connection.number,
      channel: place.channel,
      environment: place.environment,
      locationId: place.locationId,
      locationLabel: connection.locationLabel,
      market: connection.country,
      marketCurrency: market.currency ?? connection.currency,
      vatPercent: market.vatPercent,
      rateDate: settings.rate?.date ?? null,
      health: connection.health,
      message: connection.message,
      createdAt: connection.createdAt.toISOString(),
    },
    values: {
      ...settingValues(settings),
      label: connection.label,
      login: account?.credentials.login ?? '',
      testMode: place.environment === 'sandbox' ? 'yes' : 'no',
      locationId: place.locationId,
      active: connection.active ? 'yes' : 'no',
    },
  };
}

/** The connections whose settings another one can start with; `except` is the one they would be copied to. */
export async function readCopySources(tx: ShopTx, except: string | null): Promise<readonly CopySource[]> {
  const others = (await listConnections(tx)).filter(({ id }) => id !== except);
  const currencies = await marketCurrencies(
    tx,
    others.map(({ id }) => id),
  );
  return others.map((connection) => ({
    id: connection.id,
    number: connection.number,
    label: connection.label,
    locationLabel: connection.locationLabel,
    channel: connection.place.channel,
    market: marketOf(connection, currencies),
    values: settingValues(connection.settings),
  }));
}

function marketOf(connection: ConnectionView, currencies: ReadonlyMap<string, string>): MarketFacts {
  const vatRate = defaultVatRate(connection.country);
  return {
    country: connection.country,
    currency: currencies.get(connection.id) ?? null,
    vatPercent: vatRate === null ? null : percentOf(vatRate),
  };
}
