import { describeFraction, fraction, multiply, whole } from '#sync/core/fraction.ts';
import type { ConnectionSettings } from '#sync/core/settings.ts';
import { loadAccount } from '#sync/persistence/accounts.ts';
import { loadConnection } from '#sync/persistence/connections.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import type { ConnectionFormView, ConnectionValues } from '../views/connection-form.ts';
import type { Reading } from './reading.server.ts';

/** An existing connection as the form shows it. The password never leaves the server. */
export async function readConnectionForm(tx: ShopTx, reading: Reading, id: string): Promise<ConnectionFormView | null> {
  const connection = await loadConnection(tx, id);
  if (!connection) return null;
  const account = await loadAccount(tx, reading.encryption, connection.accountId);
  const { place, settings } = connection;
  return {
    connection: {
      id: connection.id,
      number: connection.number,
      channel: place.channel,
      environment: place.environment,
      locationId: place.locationId,
      locationLabel: connection.locationLabel,
      market: connection.country,
      marketCurrency: connection.currency,
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
      active: yesNo(connection.active),
    },
  };
}

type SettingValues = Omit<ConnectionValues, 'label' | 'login' | 'testMode' | 'locationId' | 'active'>;

function settingValues(settings: ConnectionSettings): SettingValues {
  const { identification, vatRateOverride } = settings;
  return {
    orderLevel: settings.orderLevel,
    acceptAutomatically: yesNo(settings.acceptAutomatically),
    onFailure: settings.onFailure,
    priceAttribute: settings.priceAttribute,
    threshold: settings.threshold,
    identification: identification.kind,
    metafield: identification.kind === 'metafield' ? `${identification.namespace}.${identification.key}` : '',
    stockLocations: settings.stockLocationRefs,
    currency: settings.currencyOverride ?? '',
    rate: settings.rate?.value ?? '',
    vatPercent: vatRateOverride === null ? '' : describeFraction(multiply(fraction(vatRateOverride), whole(100))),
    pricesIncludeTax: settings.pricesIncludeTax,
    unlinkedLine: settings.unlinkedLine,
    continueSellingPasses: yesNo(settings.continueSellingPasses),
    syncFrom: settings.syncFrom?.slice(0, 10) ?? '',
  };
}

function yesNo(value: boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no';
}
