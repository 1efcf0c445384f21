import { startMiintoSimulator } from '#simulators/miinto/start.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import { describeChannelContract } from '../channel-contract.ts';
import type { ChannelHarness, ContractTrouble } from '../channel-contract.ts';
import { adapterAt, ITEM, LOGIN, TEST_LOCATION } from './test-doubles.ts';

allowLoopback();

describeChannelContract('Miinto', async (): Promise<ChannelHarness> => {
  const pageSize = 5;
  const locationId = TEST_LOCATION;
  const clock = createFakeClock();
  const simulator = await startMiintoSimulator({
    now: () => clock.now().getTime(),
    // The clock stands still, so an order must be readable at once; the rate has its own tests.
    switches: { orderLagMs: [0, 0], rateLimit: null },
  });
  const { control } = simulator;
  control.addAccount({ ...LOGIN, locations: [{ id: locationId }] });
  const { tokens, channel, access, moment } = adapterAt(simulator.urls, clock, { pageSize });
  let made = 0;
  const next = () => moment((made += 1));
  const positions = (count: number) => Array.from({ length: count }, () => ({ price: 129_900, item: ITEM }));
  const shown = ({ id, positionIds }: { id: number; positionIds: readonly number[] }) => ({
    transferId: String(id),
    positionIds: positionIds.map(String),
  });

  const troubles: Record<ContractTrouble, Parameters<typeof control.addFault>[0]> = {
    'rate-limited': { kind: 'rate-limited', retryAfterSeconds: 60 },
    outage: { kind: 'error', status: 503 },
    gibberish: { kind: 'html', status: 200 },
    'reply-lost': { kind: 'reply-lost', route: 'PATCH *' },
  };

  return {
    channel,
    facets: ['catalog', 'transfers'],
    pageSize,
    access,
    wrongCredentials: { ...LOGIN, password: 'guess' },
    renewals: () => tokens.renewals,
    expireTokens: async () => control.expireChannels(),
    revokeLogin: async () => {
      control.setPassword({ login: LOGIN.login, password: 'changed' });
      control.expireChannels();
    },
    offer: async (request) =>
      Array.from({ length: request.transfers }, () =>
        shown(control.addTransfer({ locationId, positions: positions(request.positions), visibleAt: next() })),
      ),
    offerUnreadable: async () => {
      const wire = { merge: { pendingPositions: 'none' } };
      return String(control.addTransfer({ locationId, positions: positions(1), visibleAt: next(), wire }).id);
    },
    offerBadPosition: async () => {
      const negative = { price: -500, item: ITEM };
      return shown(control.addTransfer({ locationId, positions: [negative, ...positions(1)], visibleAt: next() }));
    },
    placeOrders: async (count) =>
      Array.from({ length: count }, () =>
        String(control.addOrder({ locationId, positions: positions(1), visibleAt: next() }).orderId),
      ),
    placeOrderOfTheFuture: async () => {
      const order = control.addOrder({
        locationId,
        positions: positions(1),
        visibleAt: next(),
        customer: { deliveryType: 'DroneDelivery' },
        orderWire: { merge: { status: 'On_Its_Way_By_Drone', droneId: [1, { x: null }] } },
      });
      return String(order.orderId);
    },
    fillCatalog: async (rows) =>
      control.setProductMap({
        locationId,
        rows: Array.from({ length: rows }, (_, row) => [`style-${row}`, `feed-${row}`, '', `item-${row}`]),
      }),
    ordersThere: async () => control.state({ locationId }).orders.map(({ id }) => String(id)),
    trouble: async (kind) => void control.addFault({ ...troubles[kind], next: 1_000 }),
    heal: async () => control.clearFaults(),
    close: () => simulator.close(),
  };
});
