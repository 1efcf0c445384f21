import { afterEach, describe, expect, it } from 'vitest';
import { WAREHOUSE } from '#tests/support/bogus-store.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import { ok } from '../core/result.ts';
import { defaultSettings, type ConnectionSettings } from '../core/settings.ts';
import { loadConnection } from '../persistence/connections.ts';
import { saveConnection, switchConnection, type ConnectionDraft } from './save-connection.ts';

let world: FlowWorld;
afterEach(() => world.close());

const present = async () => {
  const connection = await world.database.withShop(SHOP, (tx) => loadConnection(tx, world.connectionId));
  if (!connection) throw new Error('No connection');
  return connection;
};
const save = async (change: Partial<ConnectionSettings>, more: Partial<ConnectionDraft> = {}) => {
  const connection = await present();
  return saveConnection(world.context, {
    shopId: SHOP,
    connectionId: connection.id,
    channel: 'miinto',
    environment: 'production',
    login: 'boutique',
    password: 'secret',
    accountId: connection.accountId,
    label: connection.label,
    locationId: connection.place.locationId,
    country: connection.country,
    currency: connection.currency,
    active: true,
    settings: { ...connection.settings, ...change },
    ...more,
  });
};
/** The store as it is, with these permissions. */
async function withScopes(scopes: readonly string[]): Promise<void> {
  const adapter = await world.context.store(SHOP, '');
  const profile = await adapter.profile();
  if (!profile.ok) throw new Error('No profile');
  Object.assign(adapter, { profile: async () => ok({ ...profile.value, grantedScopes: scopes }) });
}

describe('saving a connection', () => {
  it('makes a new version of the settings, and none when nothing was changed', async () => {
    world = await createFlowWorld();
    const { settingsVersion } = await present();
    await save({ orderTags: ['marketplace'], stockBuffer: 2, carrierMap: [{ carrier: 'GLS', providerId: 'gls' }] });
    expect(await present()).toMatchObject({
      settingsVersion: settingsVersion + 1,
      settings: { orderTags: ['marketplace'], stockBuffer: 2, carrierMap: [{ carrier: 'GLS', providerId: 'gls' }] },
    });
    await save({});
    expect((await present()).settingsVersion).toBe(settingsVersion + 1);
  });

  it('keeps the date of a rate whose value is the same, however it is written, and dates a new one', async () => {
    world = await createFlowWorld({ rate: { value: '7.46', date: '2026-10-01' } });
    const { settingsVersion } = await present();
    await save({ rate: { value: '7.4600', date: '2026-11-24' } });
    expect(await present()).toMatchObject({
      settingsVersion,
      settings: { rate: { value: '7.46', date: '2026-10-01' } },
    });
    await save({ rate: { value: '7.47', date: '2026-11-24' } });
    expect((await present()).settings.rate).toEqual({ value: '7.47', date: '2026-11-24' });
    await save({ rate: null });
    await save({ rate: { value: '7.46', date: '2026-11-25' } });
    expect((await present()).settings.rate?.date).toBe('2026-11-25');
  });

  it('many times at once with a new login makes one account and all connections', async () => {
    world = await createFlowWorld();
    const locations = Array.from({ length: 8 }, (_, index) => `1-m!i!s-049-8${index}`);
    Object.assign(world.channel.channel, {
      locations: async () =>
        ok({
          locations: locations.map((id) => ({ id, label: id, country: 'DE', currency: 'EUR' })),
          token: { id: 'bogus', secret: 'bogus' },
          notice: null,
        }),
    });
    const outcomes = await Promise.all(
      locations.map((locationId) =>
        save({}, { connectionId: null, accountId: null, login: 'second', label: locationId, locationId }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(locations.map(() => 'saved'));
    const accounts = await world.database.withShop(SHOP, ({ db }) => db.channelAccount.findMany());
    expect(accounts.map(({ login }) => login).sort()).toEqual(['boutique', 'second']);
  });

  it('reads settings that were stored before there were so many with defaults for the new ones', async () => {
    world = await createFlowWorld({ threshold: '0.9' });
    const { heldTooLong: _held, carrierMap: _map, articleSources: _sources, ...older } = (await present()).settings;
    await world.database.withShop(SHOP, ({ db }) =>
      db.connectionSettings.updateMany({ where: { shopId: SHOP }, data: { settings: older } }),
    );
    expect((await present()).settings).toMatchObject({
      threshold: '0.9',
      heldTooLong: null,
      carrierMap: [],
      articleSources: defaultSettings.articleSources,
    });
    await save({ threshold: '0.91' });
    expect((await present()).settings.threshold).toBe('0.91');
  });

  it('activates stock only with the permission to change stock alone, also from the list', async () => {
    world = await createFlowWorld();
    await withScopes(['read_inventory']);
    const refused = await save({ orderLevel: 'stock-only' });
    expect(refused).toMatchObject({
      kind: 'invalid',
      fields: { orderLevel: expect.stringContaining('write_inventory') as string },
    });
    expect((await present()).settings.orderLevel).toBe('orders-and-stock');
    // What is not active changes nothing, so it may be saved; activating it is refused until the permission is there.
    expect((await save({ orderLevel: 'stock-only' }, { active: false })).kind).toBe('saved');
    const on = { shopId: SHOP, connectionId: world.connectionId, active: true };
    expect((await switchConnection(world.context, on)).kind).toBe('invalid');
    await withScopes(['read_inventory', 'write_inventory']);
    expect((await switchConnection(world.context, on)).kind).toBe('saved');
  });

  it.each<[string, Partial<ConnectionSettings>]>([
    ['stockOnlyLocationRef', { orderLevel: 'stock-only', stockOnlyLocationRef: 'location/9' }],
    ['stockOnlyLocationRef', { orderLevel: 'stock-only', stockLocationRefs: [WAREHOUSE, 'location/2'] }],
    [
      'carrierMap',
      {
        carrierMap: [
          { carrier: 'GLS', providerId: 'a' },
          { carrier: 'gls ', providerId: 'b' },
        ],
      },
    ],
    ['stockLocationRefs', { stockLocationRefs: [] }],
    ['stockLocationRefs', { stockLocationRefs: ['location/9'] }],
  ])('is refused at %s for %j, and nothing is saved', async (field, change) => {
    world = await createFlowWorld();
    const { settingsVersion } = await present();
    const refused = await save(change);
    expect(refused.kind === 'invalid' && Object.keys(refused.fields)).toEqual([field]);
    expect((await present()).settingsVersion).toBe(settingsVersion);
  });
});
