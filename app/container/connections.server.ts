import type { Connections, ConnectionInput, SaveConnectionResult } from '../container-types.ts';
import type { ConnectionField, FormErrors } from '../views/connection-form.ts';
import type { ShopId } from '#sync/core/ids.ts';
import { defaultVatRate } from '#sync/core/markets.ts';
import { listChannelLocations } from '#sync/flows/connect-account.ts';
import type { FlowContext } from '#sync/flows/context.ts';
import { deleteConnection, saveConnection, switchConnection, type SaveOutcome } from '#sync/flows/save-connection.ts';
import { synchronizeNow } from '#sync/flows/synchronize.ts';
import { listConnections, loadConnection } from '#sync/persistence/connections.ts';
import { ownStore } from '#sync/persistence/shops.ts';
import { mayChangeStock, mayTrackReturns } from '#sync/core/store-permissions.ts';
import { percentOf } from '../views/setting-values.ts';
import { createShippingChoices } from './shipping-choices.server.ts';

/** Our flows' field names as the form knows them; what the form has no field for is said above it. */
const FIELDS: Readonly<Record<string, ConnectionField>> = {
  label: 'label',
  login: 'login',
  password: 'password',
  locationId: 'locationId',
  active: 'active',
  rate: 'rate',
  currency: 'currency',
  stockLocationRefs: 'stockLocations',
  stockOnlyLocationRef: 'stockOnlyLocation',
  orderLevel: 'orderLevel',
  carrierMap: 'carrierMap',
};

function toErrors(fields: Readonly<Record<string, string>>): FormErrors {
  const known: Partial<Record<ConnectionField, string>> = {};
  const others: string[] = [];
  for (const [name, message] of Object.entries(fields)) {
    const field = FIELDS[name];
    if (field) known[field] = message;
    else others.push(message);
  }
  return { fields: known, form: others.length > 0 ? others.join(' ') : null };
}

function toSaveResult(outcome: SaveOutcome): SaveConnectionResult {
  if (outcome.kind === 'saved') return { kind: 'saved', id: outcome.connectionId };
  if (outcome.kind === 'invalid') return { kind: 'invalid', errors: toErrors(outcome.fields) };
  return { kind: 'not-found' };
}

export function createConnections(context: FlowContext): Connections {
  const shippingChoices = createShippingChoices(context);
  const save = async (
    shopId: ShopId,
    connectionId: string | null,
    input: ConnectionInput,
  ): Promise<SaveConnectionResult> => {
    const existing = connectionId
      ? await context.database.withShop(shopId, (tx) => loadConnection(tx, connectionId))
      : null;
    if (connectionId !== null && !existing) return { kind: 'not-found' };
    return toSaveResult(
      await saveConnection(context, {
        shopId,
        connectionId,
        channel: input.channel,
        environment: input.environment,
        login: input.login,
        password: input.password ?? '',
        accountId: existing?.accountId ?? null,
        label: input.label,
        locationId: input.locationId,
        country: existing?.country ?? null,
        currency: existing?.currency ?? input.settings.currencyOverride,
        active: input.active,
        settings: input.settings,
      }),
    );
  };

  return {
    async storeChoices(shopId) {
      const store = await context.database.withShop(shopId, (tx) => ownStore(tx));
      const adapter = await context.store(shopId, store.id);
      const profile = await adapter.profile();
      if (!profile.ok) {
        return {
          name: shopId,
          currency: '',
          taxesIncluded: true,
          stockLocations: [],
          // Nothing is said about a permission that nobody could look up.
          mayChangeStock: true,
          mayTrackReturns: true,
          problem: profile.error.message,
        };
      }
      const { name, currency, taxesIncluded, stockLocations, grantedScopes } = profile.value;
      return {
        name,
        currency,
        taxesIncluded,
        stockLocations: stockLocations.map((entry) => ({ ref: entry.ref, name: entry.name, active: entry.active })),
        mayChangeStock: mayChangeStock(adapter.platform, grantedScopes),
        mayTrackReturns: mayTrackReturns(adapter.platform, grantedScopes),
        problem: null,
      };
    },

    shippingChoices,

    async getLocations(shopId, request) {
      const existing = request.connectionId
        ? await context.database.withShop(shopId, (tx) => loadConnection(tx, request.connectionId ?? ''))
        : null;
      if (request.connectionId !== null && !existing) return { kind: 'not-found' };
      const reply = await listChannelLocations(context, {
        shopId,
        channel: request.channel,
        environment: request.environment,
        login: request.login,
        password: request.password ?? '',
        accountId: existing?.accountId ?? null,
      });
      if (!reply.ok) {
        const field = reply.error.kind === 'auth' ? 'password' : 'login';
        return { kind: 'invalid', errors: { fields: { [field]: reply.error.message }, form: null } };
      }
      const taken = new Set(
        (await context.database.withShop(shopId, (tx) => listConnections(tx)))
          .filter(
            (entry) =>
              entry.active && entry.id !== request.connectionId && entry.place.environment === request.environment,
          )
          .map((entry) => entry.place.locationId),
      );
      return {
        kind: 'found',
        notice: reply.value.notice,
        locations: reply.value.locations.map((location) => {
          const rate = location.country ? defaultVatRate(location.country) : null;
          return {
            ...location,
            vatPercent: rate === null ? null : percentOf(rate),
            taken: taken.has(location.id),
          };
        }),
      };
    },

    create: (shopId, input) => save(shopId, null, input),
    update: (shopId, id, input) => save(shopId, id, input),

    async setActive(shopId, id, active) {
      const outcome = await switchConnection(context, { shopId, connectionId: id, active });
      if (outcome.kind === 'saved') return { kind: 'done' };
      if (outcome.kind === 'not-found') return { kind: 'not-found' };
      return { kind: 'refused', message: Object.values(outcome.fields).join(' ') };
    },

    async remove(shopId, id) {
      const outcome = await deleteConnection(context, { shopId, connectionId: id });
      return outcome.kind === 'saved' ? { kind: 'done' } : { kind: 'not-found' };
    },

    async synchronize(shopId, request) {
      const started = await synchronizeNow(context, {
        shopId,
        person: request.person,
        connectionId: request.connectionId,
      });
      if (started.connections === 0) {
        return { kind: 'refused', message: 'There is no active connection to synchronize. Activate one first.' };
      }
      return { kind: 'started', runId: started.runId };
    },
  };
}
