import type { Channel, ChannelCredentials, ChannelToken, ChannelTokens } from '../channels/channel.ts';
import type { AdapterError } from '../core/errors.ts';
import type { ChannelEnvironment, ChannelKey, ShopId } from '../core/ids.ts';
import { normaliseCountry } from '../core/markets.ts';
import { isKnownCurrency } from '../core/money.ts';
import { ok } from '../core/result.ts';
import { keepRateDate, settingsProblems, type ConnectionSettings } from '../core/settings.ts';
import { missingPermission } from '../core/store-permissions.ts';
import { saveAccount } from '../persistence/accounts.ts';
import {
  insertConnection,
  loadConnection,
  markDeleted,
  saveSettings,
  setActive,
  setHealth,
  type ConnectionView,
} from '../persistence/connections.ts';
import { isUniqueViolation, lockInTransaction } from '../persistence/database.ts';
import { makeDue, stopPolls } from '../persistence/polls.ts';
import { ownStore } from '../persistence/shops.ts';
import { credentialsOf } from './connect-account.ts';
import type { FlowContext } from './context.ts';

export interface ConnectionDraft {
  readonly shopId: ShopId;
  /** Null for a new connection. */
  readonly connectionId: string | null;
  readonly channel: ChannelKey;
  readonly environment: ChannelEnvironment;
  readonly login: string;
  /** Empty on an existing connection: unchanged. */
  readonly password: string;
  readonly accountId: string | null;
  readonly label: string;
  readonly locationId: string;
  /** For locations whose country or currency does not follow from the id. */
  readonly country: string | null;
  readonly currency: string | null;
  readonly active: boolean;
  readonly settings: ConnectionSettings;
}

export type FieldErrors = Readonly<Record<string, string>>;

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly connectionId: string }
  | { readonly kind: 'invalid'; readonly fields: FieldErrors }
  | { readonly kind: 'not-found' };

/**
 * Checks a connection against the channel and the store, then saves all of it or nothing. A location is served by one
 * active connection at a time. Activation starts the polls at once.
 */
export async function saveConnection(context: FlowContext, entered: ConnectionDraft): Promise<SaveOutcome> {
  const existing = await existingConnection(context, entered);
  if (existing === 'not-found') return { kind: 'not-found' };
  const rate = keepRateDate(entered.settings.rate, existing?.settings.rate ?? null);
  const draft = { ...entered, settings: { ...entered.settings, rate } };
  const problems = settingsProblems(draft.settings);
  if (Object.keys(problems).length > 0) return { kind: 'invalid', fields: problems };
  const checked = await checkAtChannel(context, draft);
  if ('fields' in checked) return { kind: 'invalid', fields: checked.fields };
  const fields = await checkAtStore(context, draft, checked.currency);
  if (fields) return { kind: 'invalid', fields };

  const { database, encryption, clock } = context;
  try {
    const connectionId = await database.withShop(draft.shopId, async (tx) => {
      // Two saves with one new login would both make its account; what is left to collide is the location.
      await lockInTransaction(tx, 'shop', 'connections');
      const now = clock.now();
      const accountId = await saveAccount(tx, encryption, {
        channel: draft.channel,
        environment: draft.environment,
        credentials: checked.credentials,
        token: checked.token,
        now,
      });
      const store = await ownStore(tx);
      const id =
        draft.connectionId ??
        (await insertConnection(tx, {
          place: { channel: draft.channel, environment: draft.environment, locationId: draft.locationId },
          accountId,
          storeId: store.id,
          label: draft.label,
          locationLabel: checked.locationLabel,
          country: checked.country,
          currency: checked.currency,
          settings: draft.settings,
          now,
        }));
      if (draft.connectionId !== null) {
        await saveSettings(tx, { id, label: draft.label, settings: draft.settings, now });
        await redecideAll(tx.db.transfer, tx.shopId, id, now);
      }
      await setActive(tx, { id, active: draft.active, now });
      await setHealth(tx, { id, health: 'ok', message: '' });
      if (draft.active) await makeDue(tx, { connectionId: id, now });
      else await stopPolls(tx, id);
      return id;
    });
    return { kind: 'saved', connectionId };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return {
      kind: 'invalid',
      fields: { locationId: 'Another active connection already serves this store. Disable or edit that one instead.' },
    };
  }
}

/** New settings: what waits for a verdict gets one with them. */
async function redecideAll(
  transfers: { updateMany(args: object): Promise<unknown> },
  shopId: ShopId,
  connectionId: string,
  now: Date,
): Promise<void> {
  await transfers.updateMany({ where: { shopId, connectionId, state: 'pending' }, data: { decideAt: now } });
}

async function existingConnection(
  context: FlowContext,
  draft: ConnectionDraft,
): Promise<ConnectionView | null | 'not-found'> {
  const { connectionId } = draft;
  if (connectionId === null) return null;
  const found = await context.database.withShop(draft.shopId, (tx) => loadConnection(tx, connectionId));
  const samePlace =
    found?.place.locationId === draft.locationId &&
    found.place.channel === draft.channel &&
    found.place.environment === draft.environment;
  return samePlace ? found : 'not-found';
}

interface CheckedAtChannel {
  readonly credentials: { login: string; password: string };
  readonly token: { id: string; secret: string };
  readonly locationLabel: string;
  readonly country: string;
  readonly currency: string;
}

async function checkAtChannel(
  context: FlowContext,
  draft: ConnectionDraft,
): Promise<CheckedAtChannel | { fields: FieldErrors }> {
  const channel = context.channel(draft.channel);
  if (!channel) return { fields: { channel: 'This channel is not available yet.' } };
  if (draft.label.trim() === '') return { fields: { label: 'Enter a name for this connection.' } };
  if (draft.login.trim() === '') return { fields: { login: 'Enter the login of your account.' } };
  if (draft.locationId.trim() === '') return { fields: { locationId: 'Get the available stores, then choose one.' } };
  const credentials = await credentialsOf(context, draft);
  if (!credentials) return { fields: { password: 'Enter the password of your account.' } };
  const reply = await channel.locations({ environment: draft.environment, credentials });
  if (!reply.ok) return { fields: signInField(reply.error) };
  const listed = reply.value.locations.find((entry) => entry.id === draft.locationId);
  if (!listed && reply.value.notice === null) {
    return {
      fields: {
        locationId: 'This login does not open that store. Get the available stores again and choose one of them.',
      },
    };
  }
  if (!listed) {
    const refusal = await tryLocation(channel, draft, credentials, reply.value.token);
    if (refusal) return { fields: { locationId: refusal } };
  }
  const location = listed ?? channel.describeLocation(draft.locationId);
  const country = location.country ?? draft.country;
  const currency = location.currency ?? draft.currency;
  if (!country) return { fields: { locationId: 'The country does not follow from this store’s id. Check the id.' } };
  if (!currency || !isKnownCurrency(currency)) {
    return { fields: { currency: 'The currency does not follow from the store’s id: enter it.' } };
  }
  return {
    credentials,
    token: reply.value.token,
    locationLabel: location.label,
    country: normaliseCountry(country),
    currency,
  };
}

/** A store id typed by hand is tried once: an unknown one must not be saved. Null: it answers. */
async function tryLocation(
  channel: Channel,
  draft: ConnectionDraft,
  credentials: ChannelCredentials,
  token: ChannelToken,
): Promise<string | null> {
  const tokens: ChannelTokens = { current: () => Promise.resolve(token), renew: () => Promise.resolve(ok(token)) };
  const tried = await channel.orders.list(
    { environment: draft.environment, credentials, tokens, locationId: draft.locationId },
    () => Promise.resolve(true),
  );
  return tried.ok ? null : tried.error.message;
}

function signInField(error: AdapterError): FieldErrors {
  return error.kind === 'auth' ? { password: error.message } : { login: error.message };
}

/** An active connection needs a stock location, the store's permissions and, where the currencies differ, a rate. */
async function checkAtStore(
  context: FlowContext,
  draft: ConnectionDraft,
  marketCurrency: string,
): Promise<FieldErrors | null> {
  if (!draft.active) return null;
  const store = await context.database.withShop(draft.shopId, (tx) => ownStore(tx));
  const adapter = await context.store(draft.shopId, store.id);
  // Read anew: a permission may have been granted a moment ago.
  const profile = await adapter.profile({ fresh: true });
  if (!profile.ok) return { active: `The store could not be read: ${profile.error.message}` };
  const known = new Set(profile.value.stockLocations.filter((entry) => entry.active).map((entry) => entry.ref));
  const { stockLocationRefs, rate, currencyOverride } = draft.settings;
  if (stockLocationRefs.length === 0) return { stockLocationRefs: 'Choose at least one stock location.' };
  if (stockLocationRefs.some((ref) => !known.has(ref))) {
    return { stockLocationRefs: 'A chosen stock location no longer exists or is not active. Choose again.' };
  }
  const missing = missingPermission(adapter.platform, draft.settings, profile.value.grantedScopes);
  if (missing) return { orderLevel: missing.sentence };
  const currency = currencyOverride ?? marketCurrency;
  if (currency !== profile.value.currency && rate === null) {
    return {
      rate: `Orders come in ${currency}, your store works in ${profile.value.currency}: enter how many ${currency} one ${profile.value.currency} is.`,
    };
  }
  return null;
}

/** Turns a connection on or off from the list, without touching its settings. */
export async function switchConnection(
  context: FlowContext,
  input: { shopId: ShopId; connectionId: string; active: boolean },
): Promise<SaveOutcome> {
  const connection = await context.database.withShop(input.shopId, (tx) => loadConnection(tx, input.connectionId));
  if (!connection) return { kind: 'not-found' };
  if (input.active) {
    const fields = await checkAtStore(
      context,
      {
        ...connection,
        connectionId: connection.id,
        channel: connection.place.channel,
        environment: connection.place.environment,
        locationId: connection.place.locationId,
        login: '',
        password: '',
        active: true,
      },
      connection.currency,
    );
    if (fields) return { kind: 'invalid', fields };
  }
  try {
    await context.database.withShop(input.shopId, async (tx) => {
      const now = context.clock.now();
      await setActive(tx, { id: connection.id, active: input.active, now });
      if (input.active) await makeDue(tx, { connectionId: connection.id, now });
      else await stopPolls(tx, connection.id);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { kind: 'invalid', fields: { locationId: 'Another active connection already serves this store.' } };
  }
  return { kind: 'saved', connectionId: connection.id };
}

export async function deleteConnection(
  context: FlowContext,
  input: { shopId: ShopId; connectionId: string },
): Promise<SaveOutcome> {
  return context.database.withShop(input.shopId, async (tx) => {
    const connection = await loadConnection(tx, input.connectionId);
    if (!connection) return { kind: 'not-found' };
    await markDeleted(tx, { id: connection.id, now: context.clock.now() });
    return { kind: 'saved', connectionId: connection.id };
  });
}
