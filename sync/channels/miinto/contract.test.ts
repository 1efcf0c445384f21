import { afterEach, beforeEach, describe } from 'vitest';
import type { FileVariant } from '#simulators/miinto/market/files.ts';
import { startMiintoSimulator } from '#simulators/miinto/start.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import { describeChannelContract } from '../channel-contract.ts';
import { describeReturns } from '../channel-contract-returns.ts';
import type { ChannelHarness, ContractFile, ContractTrouble } from '../channel-contract-harness.ts';
import type { MiintoDeps } from './settings.ts';
import { adapterAt, ITEM, LOGIN, TEST_LOCATION } from './test-doubles.ts';

allowLoopback();

const DAY_MS = 24 * 60 * 60 * 1000;

/** Returns under other paths and names (reference 6.2: none are public), as a setting would say them. */
const OTHER_NAMES: Partial<MiintoDeps> = {
  paths: {
    returns: '/shops/{locationId}/returns',
    return: '/shops/{locationId}/returns/{returnId}',
    returnDecision: '/shops/{locationId}/returns/{returnId}/decision',
    returnRequests: '/shops/{locationId}/return-requests',
    returnRequest: '/shops/{locationId}/return-requests/{requestId}',
  },
  returns: {
    decisionMethod: 'POST',
    encodeDecision: ({ lines }) =>
      JSON.stringify({ lines: lines.map(({ id, decision, reason }) => ({ id: Number(id), decision, note: reason })) }),
    requestMethod: 'POST',
    encodeRequest: ({ orderId, lines }) =>
      JSON.stringify({
        order: { id: Number(orderId) },
        lines: lines.map(({ positionId, quantity, reason }) => ({ id: Number(positionId), quantity, note: reason })),
      }),
  },
};

describeChannelContract('Miinto', () => startHarness('assumed'));

describe('Miinto with other paths and names for returns', () => {
  let at: ChannelHarness;
  beforeEach(async () => {
    at = await startHarness('other-path');
  });
  afterEach(() => at.close());
  describeReturns(() => at);
});

async function startHarness(returnsWire: 'assumed' | 'other-path'): Promise<ChannelHarness> {
  const pageSize = 5;
  const locationId = TEST_LOCATION;
  const clock = createFakeClock();
  const simulator = await startMiintoSimulator({
    now: () => clock.now().getTime(),
    // The clock stands still, so an order must be readable at once; the rate has its own tests.
    switches: {
      orderLagMs: [0, 0],
      rateLimit: null,
      refundLagMs: [DAY_MS, DAY_MS],
      rma: returnsWire,
      rmaRequest: returnsWire,
    },
  });
  const { control } = simulator;
  control.addAccount({ ...LOGIN, locations: [{ id: locationId }] });
  const { tokens, channel, access, moment } = adapterAt(simulator.urls, clock, {
    pageSize,
    ...(returnsWire === 'other-path' ? OTHER_NAMES : {}),
  });
  let made = 0;
  const next = () => moment((made += 1));
  const positions = (count: number) => Array.from({ length: count }, () => ({ price: 129_900, item: ITEM }));
  const shown = ({ id, positionIds }: { id: number; positionIds: readonly number[] }) => ({
    transferId: String(id),
    positionIds: positionIds.map(String),
  });

  const troubles: Record<ContractTrouble, readonly Parameters<typeof control.addFault>[0][]> = {
    'rate-limited': [{ kind: 'rate-limited', retryAfterSeconds: 60 }],
    outage: [{ kind: 'error', status: 503 }],
    gibberish: [{ kind: 'html', status: 200 }],
    // All writes but the sign-in.
    'reply-lost': [
      { kind: 'reply-lost', route: 'PATCH *' },
      { kind: 'reply-lost', route: 'POST r*' },
    ],
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
    facets: ['catalog', 'transfers', 'shipments', 'documents', 'stock', 'returns', 'returnRequests'],
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
    send: async (orderId) => control.shipInPanel({ locationId, orderId: Number(orderId) }),
    openReturn: async ({ orderId, positionIds, quantity = 1, reason, kind }) => {
      const rma = control.addRma({
        locationId,
        orderId: Number(orderId),
        positions: positionIds.map((id) => ({
          orderPositionId: Number(id),
          quantity,
          ...(reason !== undefined && { reason }),
        })),
        visibleAt: next(),
        ...(kind !== undefined && { type: kind }),
      });
      return { returnId: String(rma.id), lineIds: rma.positionIds.map(String) };
    },
    decideReturn: async (returnId, accepted, reason) =>
      control.decideRmaInPanel({ locationId, rmaId: Number(returnId), accept: accepted.map(Number), reason }),
    refundReturns: async () => clock.advance(DAY_MS),
    answerRequest: async (requestId, decision, reason) =>
      void control.decideRmaRequest({ locationId, requestId: Number(requestId), decision, reason }),
    requestsThere: async () => control.state({ locationId }).rmaRequests.map(({ id }) => String(id)),
    forget: async (facet) => void control.setSwitches({ [facet === 'returns' ? 'rma' : 'rmaRequest']: 'not-found' }),
    ordersThere: async () => control.state({ locationId }).orders.map(({ id }) => String(id)),
    trouble: async (kind) => {
      for (const fault of troubles[kind]) control.addFault({ ...fault, next: 1_000 });
    },
    heal: async () => control.clearFaults(),
    close: () => simulator.close(),
  };
}
