import { afterEach, describe, expect, it } from 'vitest';
import { position } from '#tests/support/bogus-channel.ts';
import { WAREHOUSE } from '#tests/support/bogus-store.ts';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import { replay } from '../core/decide.ts';
import { adapterError } from '../core/errors.ts';
import { ShopId } from '../core/ids.ts';
import { money } from '../core/money.ts';
import { connectionSettings, defaultSettings, type ConnectionSettings } from '../core/settings.ts';
import { loadConnection } from '../persistence/connections.ts';
import { loadDryRun } from '../persistence/dry-runs.ts';
import { findDueWork } from '../persistence/due-work.ts';
import { runDryRun, startDryRun } from './dry-run.ts';
import { deleteConnection, saveConnection } from './save-connection.ts';

const DAY = 24 * 3600 * 1000;
let world: FlowWorld;
afterEach(() => world.close());

const settings = async (): Promise<ConnectionSettings> => {
  const connection = await world.database.withShop(SHOP, (tx) => loadConnection(tx, world.connectionId));
  if (!connection) throw new Error('No connection');
  return connection.settings;
};
const start = async (change: Partial<ConnectionSettings> = {}, days = 30) => {
  const started = await startDryRun(world.context, {
    shopId: SHOP,
    connectionId: world.connectionId,
    settings: { ...(await settings()), ...change },
    days,
    person: 'Someone',
  });
  if (started.kind !== 'started') throw new Error(JSON.stringify(started));
  return started.id;
};
const result = async (id: string) => {
  const row = await world.database.withShop(SHOP, (tx) => loadDryRun(tx, id));
  if (!row) throw new Error('No dry run');
  return row;
};
const tryOut = async (change: Partial<ConnectionSettings> = {}, days = 30) => {
  const id = await start(change, days);
  await world.settle();
  return result(id);
};
/** Offers of every kind: fine, too cheap, out of stock, unknown, unreadable, and one in another currency. */
async function offerAll(): Promise<void> {
  world.store.variants.push(
    { ref: 'a', barcode: '5700000000012', stock: 50, price: 10_000 },
    { ref: 'b', barcode: '5700000000029', stock: 0, price: 10_000 },
  );
  const of = (gtin: string) => ({ ...position('x').item, gtin });
  world.channel.offer('t1', [position('fine')]);
  world.channel.offer('t2', [position('cheap', { unitPrice: money(9_000, 'EUR'), quantity: 2 })]);
  world.channel.offer('t3', [position('out', { item: of('5700000000029') })]);
  world.channel.offer('t4', [position('unknown', { item: of('5700000009999') })]);
  world.channel.offer('t5', [position('foreign', { unitPrice: money(10_000, 'DKK') })]);
  world.channel.offer('t6', [position('good')], {
    badPositions: [{ id: 'bad', item: of('1'), problem: 'The price is negative', path: 'positions.1.price' }],
  });
  await world.settle();
}

describe('a dry run', () => {
  it('with the settings of that time decides every stored position identically', async () => {
    world = await createFlowWorld({ heldTooLong: { hours: 1, action: 'alert' } });
    await offerAll();
    const saved = await settings();
    // Verdicts of several versions of the settings, and of a store that could not be read.
    for (const change of [{ threshold: '1.1', onFailure: 'decline' }, { acceptAutomatically: false }] as const) {
      await save({ ...saved, ...change });
      await world.settle();
    }
    world.store.unreachable(adapterError('temporary', 'The store does not answer.'));
    world.channel.offer('t7', [position('late')]);
    await world.pass(30);

    const verdicts = await world.database.withShop(SHOP, ({ db }) =>
      db.verdict.findMany({ where: { shopId: SHOP, by: 'rule' }, orderBy: { settingsVersion: 'asc' } }),
    );
    expect(new Set(verdicts.map((row) => row.reason)).size).toBeGreaterThanOrEqual(5);
    const versions = await world.database.withShop(SHOP, ({ db }) =>
      db.connectionSettings.findMany({ where: { shopId: SHOP, connectionId: world.connectionId } }),
    );
    for (const { inputs, outcome, reason, sentence, settingsVersion } of verdicts) {
      const then = connectionSettings.parse(versions.find((row) => row.version === settingsVersion)?.settings);
      const again = replay(inputs, then, { marketCurrency: 'EUR', stockLocationRefs: then.stockLocationRefs });
      expect(again).toMatchObject({ outcome, reason, sentence });
    }

    const { state, summary, differences } = await tryOut();
    expect([state, differences, summary?.changed]).toEqual(['done', [], 0]);
    expect(summary).toMatchObject({ positions: 8, done: 8, notReplayable: 0, problem: null, limits: [] });
    expect(summary?.after).toEqual(summary?.before);
  });

  it('with other settings says what would have been accepted, declined and held, and sends nothing', async () => {
    world = await createFlowWorld({ acceptAutomatically: false });
    await offerAll();
    const before = [...world.channel.answers];
    const { summary, differences } = await tryOut({ acceptAutomatically: true, threshold: '0.9' });
    const counts = (shares: NonNullable<typeof summary>['before'] | undefined) =>
      shares && [shares.accept.positions, shares.decline.positions, shares.hold.positions];
    expect(counts(summary?.before)).toEqual([2, 2, 3]);
    expect(counts(summary?.after)).toEqual([3, 0, 4]);
    expect(summary?.after.accept.values).toEqual([{ minor: 38_000, currency: 'EUR' }]);
    expect(
      differences.map((entry) => [entry.before.outcome, entry.after.outcome, entry.after.reason]).toSorted(),
    ).toEqual([
      ['decline', 'accept', 'ok'],
      ['decline', 'hold', 'out-of-stock'],
    ]);
    expect(differences.every((entry) => entry.orderId && entry.after.sentence !== '')).toBe(true);
    expect(world.channel.answers).toEqual(before);
    expect(world.store.commits).toBe(0);
    expect((await settings()).threshold).toBe('0.97');
  });

  it('looks only at the days that were asked for, and counts what no rule has decided', async () => {
    world = await createFlowWorld();
    world.store.variants.push({ ref: 'a', barcode: '5700000000012', stock: 50, price: 10_000 });
    world.channel.offer('old', [position('old')]);
    await world.settle();
    world.clock.advance(3 * DAY);
    world.channel.offer('new', [position('new')]);
    await world.settle();
    expect((await tryOut({}, 2)).summary).toMatchObject({ positions: 1, notReplayable: 0 });
    expect((await tryOut({}, 90)).summary).toMatchObject({ positions: 2, notReplayable: 0 });
    // As verdicts were written before they kept their inputs.
    await world.database.withShop(SHOP, ({ db }) =>
      db.verdict.updateMany({ where: { shopId: SHOP }, data: { inputs: { old: true } } }),
    );
    expect((await tryOut({}, 90)).summary).toMatchObject({ positions: 2, notReplayable: 2, changed: 0 });
  });

  it('goes through any number of positions, each once', async () => {
    world = await createFlowWorld({ acceptAutomatically: false });
    world.store.variants.push({ ref: 'a', barcode: '5700000000012', stock: 5_000, price: 10_000 });
    for (let n = 0; n < 4; n += 1) {
      world.channel.offer(
        `t${n}`,
        Array.from({ length: 300 }, (_, p) => position(`p${n}-${p}`)),
      );
    }
    await world.settle();
    expect((await tryOut({ threshold: '1.1' })).summary).toMatchObject({ done: 1200, changed: 1200, notReplayable: 0 });
  });

  it('asked for twice at once is started once, and three at most go on together', async () => {
    world = await createFlowWorld();
    const [one, two] = await Promise.all([start(), start()]);
    expect(one).toBe(two);
    await start({ threshold: '0.9' });
    await start({ threshold: '0.8' });
    await expect(start({ threshold: '0.7' })).rejects.toThrow(/3 dry runs are under way/);
    await world.settle();
    expect(await start()).not.toBe(one);
  });

  it('is found again when its job was lost, and by one worker at a time', async () => {
    world = await createFlowWorld();
    const id = await start();
    const due = async () =>
      (await findDueWork(world.database, world.clock.now())).filter((entry) => entry.name === 'dry-run');
    expect(await due()).toEqual([{ name: 'dry-run', data: { shopId: SHOP, dryRunId: id } }]);
    await Promise.all([
      runDryRun(world.context, { shopId: SHOP, dryRunId: id }),
      runDryRun(world.context, { shopId: SHOP, dryRunId: id }),
    ]);
    const { state, finishedAt } = await result(id);
    expect(state).toBe('done');
    await runDryRun(world.context, { shopId: SHOP, dryRunId: id });
    expect((await result(id)).finishedAt).toEqual(finishedAt);
    expect(await due()).toEqual([]);
  });

  it('ends with a sentence when its connection is deleted, or when it never gets done', async () => {
    world = await createFlowWorld();
    const stuck = await start({ threshold: '0.5' });
    world.clock.advance(2 * 3600 * 1000);
    await runDryRun(world.context, { shopId: SHOP, dryRunId: stuck });
    expect((await result(stuck)).summary?.problem).toMatch(/took too long/);
    const orphan = await start();
    await deleteConnection(world.context, { shopId: SHOP, connectionId: world.connectionId });
    await runDryRun(world.context, { shopId: SHOP, dryRunId: orphan });
    expect(await result(orphan)).toMatchObject({
      state: 'failed',
      summary: { problem: expect.stringContaining('deleted') as string },
    });
  });

  it('is refused for nonsense days, and for what is not this shop’s', async () => {
    world = await createFlowWorld();
    for (const days of [0, 91, -1, 1.5, Number.NaN]) {
      await expect(start({}, days)).rejects.toThrow(/from 1 to 90/);
    }
    const other = ShopId.parse('other.myshopify.com');
    const asked = { connectionId: world.connectionId, settings: defaultSettings, days: 7, person: 'x' };
    expect(await startDryRun(world.context, { shopId: other, ...asked })).toEqual({ kind: 'not-found' });
    const id = await start();
    expect(await world.database.withShop(other, (tx) => loadDryRun(tx, id))).toBeNull();
    await runDryRun(world.context, { shopId: other, dryRunId: id });
    expect((await result(id)).state).toBe('running');
  });
});

async function save(changed: ConnectionSettings): Promise<void> {
  const connection = await world.database.withShop(SHOP, (tx) => loadConnection(tx, world.connectionId));
  if (!connection) throw new Error('No connection');
  const saved = await saveConnection(world.context, {
    ...connection,
    connectionId: connection.id,
    channel: connection.place.channel,
    environment: connection.place.environment,
    locationId: connection.place.locationId,
    login: 'boutique',
    password: 'secret',
    settings: { ...changed, stockLocationRefs: [WAREHOUSE] },
  });
  expect(saved.kind).toBe('saved');
}
