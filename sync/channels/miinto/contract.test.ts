import type { FileVariant } from '#simulators/miinto/market/files.ts';
import { startMiintoSimulator } from '#simulators/miinto/start.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import { describeChannelContract } from '../channel-contract.ts';
import type { ChannelHarness, ContractFile, ContractTrouble } from '../channel-contract-harness.ts';
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

  const files: Record<ContractFile, FileVariant> = {
    pdf: 'pdf',
    page: 'html',
    empty: 'empty',
    missing: 'not-found',
    'too-large': 'too-large',
    endless: 'endless',
  };
  const stateOf = (orderId: string) => control.state({ locationId }).orders.find(({ id }) => String(id) === orderId);

  return {
    channel,
    facets: ['catalog', 'transfers', 'shipments', 'documents', 'stock'],
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
    placeOrder: async (count) => {
      const order = control.addOrder({ locationId, positions: positions(count), visibleAt: next() });
      return { orderId: String(order.orderId), positionIds: order.positionIds.map(String) };
    },
    cancel: async (orderId, positionIds) =>
      control.cancelOrder({
        locationId,
        orderId: Number(orderId),
        ...(positionIds && { positionIds: positionIds.map(Number) }),
      }),
    linkFile: async (orderId, file) =>
      control.addFile({ locationId, orderId: Number(orderId), variant: files[file] }).url,
    shipmentsThere: async (orderId) =>
      (stateOf(orderId)?.positions ?? [])
        .filter(({ sentAt }) => sentAt !== null)
        .map(({ id, shippingProviderId, trackAndTrace }) => ({
          positionId: String(id),
          providerId: shippingProviderId,
          trackingNumber: trackAndTrace,
        })),
    stockThere: async () =>
      control.state({ locationId }).stock.map(({ group, brand, color, size, stock }) => ({
        article: { group, brand, color, size },
        stock,
      })),
    refuseGroup: async (group) => {
      control.setSwitches({ stock: 'item-errors' });
      const known = ['G-1', 'G-2'].filter((name) => name !== group);
      control.setProductMap({ locationId, rows: known.map((name) => [name, '', '', `item of ${name}`]) });
    },
    ordersThere: async () => control.state({ locationId }).orders.map(({ id }) => String(id)),
    trouble: async (kind) => void control.addFault({ ...troubles[kind], next: 1_000 }),
    heal: async () => control.clearFaults(),
    close: () => simulator.close(),
  };
});
