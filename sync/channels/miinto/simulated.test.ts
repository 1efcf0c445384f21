import { afterEach, describe, expect, it } from 'vitest';
import { startMiintoSimulator } from '#simulators/miinto/start.ts';
import type { MiintoSimulatorOptions } from '#simulators/miinto/start.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import type { MiintoDeps } from './settings.ts';
import { adapterAt, ITEM, LOGIN, TEST_LOCATION } from './test-doubles.ts';

allowLoopback();

async function startOne(options: MiintoSimulatorOptions, deps: Partial<MiintoDeps>) {
  const clock = createFakeClock();
  const simulator = await startMiintoSimulator({
    now: () => clock.now().getTime(),
    ...options,
    // The clock stands still, so an order must be readable at once.
    switches: { orderLagMs: [0, 0], rateLimit: null, ...options.switches },
  });
  simulator.control.addAccount({ ...LOGIN, locations: [{ id: TEST_LOCATION }] });
  return { simulator, control: simulator.control, clock, ...adapterAt(simulator.urls, clock, deps) };
}

type Simulated = Awaited<ReturnType<typeof startOne>>;
const running: Simulated[] = [];
const start = async (options: MiintoSimulatorOptions = {}, deps: Partial<MiintoDeps> = {}): Promise<Simulated> => {
  const simulated = await startOne(options, deps);
  running.push(simulated);
  return simulated;
};
afterEach(() => Promise.all(running.splice(0).map(({ simulator }) => simulator.close())));

const locationId = TEST_LOCATION;
const signInRequest = { environment: 'production', credentials: LOGIN } as const;

function offer({ control, moment }: Simulated, count: number) {
  return Array.from({ length: count }, (_, index) =>
    control.addTransfer({ locationId, visibleAt: moment(index), positions: [{ price: 100, item: ITEM }] }),
  );
}
const accept = ({ id, positionIds }: { id: number; positionIds: readonly number[] }) => ({
  transferId: String(id),
  acceptedPositionIds: positionIds.map(String),
  declinedPositionIds: [],
});

describe('the privileges of a login', () => {
  it.each(['A', 'B', 'both'] as const)('name its shops in layout %s', async (layout) => {
    const { control, channel } = await start();
    control.addAccount({ ...LOGIN, layout, locations: [{ id: locationId }, { id: '1-m!i!s-044-77' }] });
    const result = await channel.locations(signInRequest);
    expect(result.ok && result.value.locations.map(({ label }) => label).toSorted()).toEqual(['1234 (DK)', '77 (GB)']);
    expect(result).toMatchObject({ value: { notice: null } });
  });

  it.each(['[]', '*'] as const)('name none in layout %s, and the notice tells what to do', async (layout) => {
    const { control, channel, access } = await start();
    control.addAccount({ ...LOGIN, layout, locations: [{ id: locationId }] });
    const result = await channel.locations(signInRequest);
    expect(result).toMatchObject({
      ok: true,
      value: { locations: [], notice: expect.stringContaining('Enter the shop id by hand') },
    });
    const listing = await channel.transfers!.list(access);
    expect(listing).toMatchObject(layout === '*' ? { ok: true } : { error: { kind: 'forbidden' } });
  });

  it('do not open a shop of somebody else', async () => {
    const { control, channel, access } = await start();
    control.addAccount({ login: 'bob', password: 'x', locations: [{ id: '1-m!i!s-045-9' }] });
    const result = await channel.transfers!.list({ ...access, locationId: '1-m!i!s-045-9' });
    expect(result).toMatchObject({ error: { kind: 'forbidden', message: expect.stringContaining('1-m!i!s-045-9') } });
    expect(await channel.transfers!.list(access)).toMatchObject({ ok: true });
  });
});

describe('what Miinto may do differently', () => {
  it('refusing with status 200 still renews the token and still is an auth error', async () => {
    const { control, channel, access, tokens } = await start({ switches: { authFailureStatus: 200 } });
    await channel.transfers!.list(access);
    control.expireChannels();
    expect(await channel.transfers!.list(access)).toMatchObject({ ok: true });
    expect(tokens.renewals).toBe(2);
    control.setPassword({ login: LOGIN.login, password: 'changed' });
    control.expireChannels();
    expect(await channel.transfers!.list(access)).toMatchObject({ error: { kind: 'auth' } });
    expect(await channel.locations(signInRequest)).toMatchObject({ error: { kind: 'auth' } });
  });

  it('counting in text, in the core form of time, with strict seeds and signed for another host', async () => {
    const simulated = await start(
      {
        signingHosts: { order: ['api-order.miinto.net'] },
        switches: { countAsText: true, timestamps: 'core', refuseRepeatedSeeds: true },
      },
      { pageSize: 2, signingHosts: { order: 'api-order.miinto.net' } },
    );
    offer(simulated, 5);
    const result = await simulated.channel.transfers!.list(simulated.access);
    expect(result).toMatchObject({ ok: true, value: { complete: true } });
    expect(result.ok && result.value.records.map(({ createdAt }) => createdAt?.getTime())).toEqual(
      [4, 3, 2, 1, 0].map(simulated.moment),
    );
  });

  it('having another time: the requests are signed in it', async () => {
    const simulated = await start();
    simulated.control.advanceClock({ ms: 3_600_000 });
    expect(await simulated.channel.transfers!.list(simulated.access)).toMatchObject({ ok: true });
    simulated.control.advanceClock({ ms: 3_600_000 });
    expect(await simulated.channel.transfers!.list(simulated.access)).toMatchObject({ ok: true });
  });

  it('limiting the rate: the location pauses and the caller is told until when', async () => {
    const { channel, access, limiter, clock } = await start({
      switches: { rateLimit: { perSecond: 0.02, burst: 1 } },
      monotonic: () => 0,
    });
    await channel.transfers!.list(access);
    const result = await channel.transfers!.list(access);
    const until = new Date(clock.now().getTime() + 50_000);
    expect(result).toMatchObject({ error: { kind: 'rate-limited', until } });
    expect(limiter.paused).toEqual([{ key: `miinto:production:${locationId}`, until }]);
  });

  it('closing the shop: the refusal is quoted', async () => {
    const { control, channel, access } = await start();
    control.setLocation({ id: locationId, active: false });
    expect(await channel.transfers!.list(access)).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/“.+”/) },
    });
  });
});

describe('transfers that change while they are listed', () => {
  it.each(['hide', 'withdraw', 'panel-accept'])('(%s) are listed again, and none is missed', async (mode) => {
    const simulated = await start({}, { pageSize: 2 });
    offer(simulated, 7);
    simulated.control.addFault({ kind: 'page-shrinking', mode });
    const result = await simulated.channel.transfers!.list(simulated.access);
    const pending = simulated.control.state().transfers.filter(({ status }) => status === 'pending');
    expect(result).toMatchObject({ ok: true, value: { complete: true } });
    expect(result.ok && result.value.records.map(({ id }) => Number(id)).toSorted()).toEqual(
      pending.map(({ id }) => id).toSorted(),
    );
  });

  it('all the time are not called complete', async () => {
    const simulated = await start({}, { pageSize: 2 });
    offer(simulated, 20);
    simulated.control.addFault({ kind: 'page-shrinking', mode: 'withdraw', next: 100 });
    expect(await simulated.channel.transfers!.list(simulated.access)).toMatchObject({ value: { complete: false } });
  });
});

describe('the answer to a transfer', () => {
  it.each([
    ['taken away just before', { kind: 'taken-away' }, 'conflict', 0],
    ['cut half way', { kind: 'cut' }, 'unclear', 1],
    ['lost after it was done', { kind: 'reply-lost' }, 'unclear', 1],
    ['failing after it was done', { kind: 'error', phase: 'after' }, 'unclear', 1],
    ['replaced by a web page after it was done', { kind: 'html', status: 200, phase: 'after' }, 'unexpected-reply', 1],
    ['refused in an envelope', { kind: 'failure-200' }, 'rejected', 0],
    ['refused for the rate', { kind: 'rate-limited' }, 'rate-limited', 0],
  ] as const)('%s', async (_, fault, kind, orders) => {
    const simulated = await start();
    const [transfer] = offer(simulated, 1);
    simulated.control.addFault({ ...fault, route: 'PATCH transfer' });
    const result = await simulated.channel.transfers!.answer(simulated.access, accept(transfer!));
    expect(result).toMatchObject({ ok: false, error: { kind } });
    expect(simulated.control.state().orders).toHaveLength(orders);
    expect(simulated.control.requests({ route: 'PATCH transfer' }).entries).toHaveLength(1);
  });

  it('is carried through when the channel ends in that moment', async () => {
    const simulated = await start();
    const [transfer] = offer(simulated, 1);
    simulated.control.addFault({ kind: 'channel-expired', route: 'PATCH transfer' });
    // The channel was made in this very call, and is made once more.
    const result = await simulated.channel.transfers!.answer(simulated.access, accept(transfer!));
    expect(result).toMatchObject({ ok: true, value: { orderId: String(simulated.control.state().orders[0]?.id) } });
  });

  it('that takes too long is unclear', async () => {
    const simulated = await start({}, { timeoutMs: 50 });
    const [transfer] = offer(simulated, 1);
    simulated.control.addFault({ kind: 'stall', route: 'PATCH transfer' });
    const result = await simulated.channel.transfers!.answer(simulated.access, accept(transfer!));
    expect(result).toMatchObject({ error: { kind: 'unclear' } });
    expect(simulated.control.state().orders).toHaveLength(1);
  });
});

describe('wrong types in a reply', () => {
  it.each([
    ['data-text', 'unexpected-reply'],
    ['data-null', 'unexpected-reply'],
  ])('%s: the listing fails as %s', async (mode, kind) => {
    const simulated = await start();
    offer(simulated, 1);
    simulated.control.addFault({ kind: 'wrong-types', mode, route: 'GET transfers' });
    expect(await simulated.channel.transfers!.list(simulated.access)).toMatchObject({ error: { kind } });
  });

  it('prices as text make every position bad, never a guess', async () => {
    const simulated = await start();
    offer(simulated, 2);
    simulated.control.addFault({ kind: 'wrong-types', mode: 'prices-text', route: 'GET transfers' });
    const result = await simulated.channel.transfers!.list(simulated.access);
    expect(
      result.ok && result.value.records.map((record) => [record.positions.length, record.badPositions.length]),
    ).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });
});

describe('bad input inside a list', () => {
  it('of ten thousand positions and two megabytes of text leaves the good ones going', async () => {
    const simulated = await start();
    const { control, channel, access } = simulated;
    const many = Array.from({ length: 10_000 }, () => ({ price: 100, item: ITEM }));
    control.addTransfer({ locationId, positions: many });
    control.addTransfer({ locationId, positions: [{ price: 1, item: { ...ITEM, name: '🧣'.repeat(500_000) } }] });
    control.addTransfer({
      locationId,
      currency: 'SEK',
      positions: [
        { price: 100, item: { gtin: null, name: 'שלום 🧣' } },
        { id: 50_000, price: 100, item: ITEM },
        { id: 50_000, price: 100, item: ITEM },
        { price: 100.5, item: ITEM },
        { price: 100, quantity: 0, item: ITEM },
        { price: 100, quantity: 3, item: ITEM },
      ],
      wire: { merge: { surprise: { a: [1, '\u0000'] } } },
    });
    control.addTransfer({ locationId, positions: [{ price: 1, item: ITEM }], wire: { merge: { status: 'frozen' } } });
    const result = await channel.transfers!.list(access);
    if (!result.ok) throw new Error(result.error.message);
    const { records, bad, complete } = result.value;
    expect(complete).toBe(true);
    expect(records.map(({ positions, badPositions }) => [positions.length, badPositions.length])).toEqual([
      [2, 3],
      [1, 0],
      [10_000, 0],
    ]);
    expect(records[0]?.badPositions.map(({ path }) => path)).toEqual([
      'pendingPositions.1.id',
      'pendingPositions.3.price',
      'pendingPositions.4.quantity',
    ]);
    expect(JSON.stringify(records[0]?.raw)).not.toContain('\\u0000');
    expect(bad).toMatchObject([{ path: 'status', raw: { status: 'frozen' } }]);
  });
});
