import type { Party } from '#sync/core/channel-types.ts';
import type { ChannelKey } from '#sync/core/ids.ts';
import { money } from '#sync/core/money.ts';
import { connectionForPlace } from '#sync/persistence/connections.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { placeOf } from '#sync/persistence/order-rows.ts';
import { openBuyer, type Buyer } from '#sync/persistence/orders.ts';
import { currentVerdicts } from '#sync/persistence/verdicts.ts';
import type { AddressView, OrderView } from '../views/order.ts';
import { readCommunication } from './communication.server.ts';
import { lineView } from './line.server.ts';
import { adminPage, type Naming, type Reading } from './reading.server.ts';
import { orderStatus } from './status.server.ts';

/** An offer of ten thousand positions is answered as a whole; a page of them would help nobody. */
const SHOWN_LINES = 100;

export async function readOrder(tx: ShopTx, reading: Reading, naming: Naming, id: string): Promise<OrderView | null> {
  const order = await tx.db.order.findUnique({
    where: { shopId_id: { shopId: tx.shopId, id } },
    include: { lines: { orderBy: { sequence: 'asc' } }, transfers: { orderBy: { firstSeenAt: 'desc' } } },
  });
  if (!order) return null;
  const pending = new Set(order.transfers.filter(({ state }) => state === 'pending').map((transfer) => transfer.id));
  const open = order.lines.filter(
    ({ channelState, transferId }) => channelState === 'offered' && transferId !== null && pending.has(transferId),
  );
  const openIds = new Set(open.map((line) => line.id));
  const shown = [...open, ...order.lines.filter((line) => !openIds.has(line.id))].slice(0, SHOWN_LINES);
  const verdicts = await currentVerdicts(tx, shown);
  const connection = await connectionForPlace(tx, placeOf(order));
  const buyer = openBuyer(reading.encryption, order);
  const { status, explanation } = orderStatus({
    ...order,
    transferState: order.transfers.at(0)?.state ?? null,
  });
  return {
    id: order.id,
    number: Number(order.number),
    channelName: naming.channels[order.channel as ChannelKey].name,
    market: order.market,
    testMode: order.environment === 'sandbox',
    status,
    note: explanation,
    channelOrderId: order.channelOrderId,
    transferIds: order.transfers.map((transfer) => transfer.channelTransferId),
    parentOrderId: order.parentOrderId,
    connection: connection && {
      id: connection.id,
      label: connection.label,
      locationLabel: connection.locationLabel,
    },
    storeName: order.storeName,
    storeUrl: adminPage(naming, tx.shopId, order.storeRef),
    createdAt: (order.channelCreatedAt ?? order.firstSeenAt).toISOString(),
    firstSeenAt: order.firstSeenAt.toISOString(),
    insertedAt: order.insertedAt?.toISOString() ?? null,
    updatedAt: order.updatedAt.toISOString(),
    total: money(Number(order.totalMinor), order.currency),
    rate: order.rate as OrderView['rate'],
    customer: order.customerName,
    ...contact(buyer),
    lines: shown.map((line) =>
      lineView({
        line,
        verdict: verdicts.get(line.id) ?? null,
        answerable: openIds.has(line.id),
        productUrl: (ref) => adminPage(naming, tx.shopId, ref),
      }),
    ),
    hiddenLines: order.lines.length - shown.length,
    communication: await readCommunication(tx, order.id),
    attention: await readAttention(tx, order.id),
    can: {
      answer: open.length > 0,
      send:
        open.some(({ proposal }) => proposal) &&
        open.every(({ outcome }) => outcome === 'accept' || outcome === 'decline'),
      retry: order.channelState === 'accepted' && ['waiting', 'failed', 'not-inserted'].includes(order.storeState),
    },
  };
}

async function readAttention(tx: ShopTx, orderId: string): Promise<OrderView['attention']> {
  const rows = await tx.db.attention.findMany({
    where: { shopId: tx.shopId, orderId, handledAt: null },
    orderBy: { createdAt: 'desc' },
    take: 5,
  });
  return rows.map(({ id, message, createdAt }) => ({ id, message, createdAt: createdAt.toISOString() }));
}

function contact(buyer: Buyer | null): Pick<OrderView, 'email' | 'phone' | 'addresses'> {
  const parties = [buyer?.delivery ?? null, buyer?.billing ?? null];
  const [delivery, billing] = parties.map(addressLines);
  const same = JSON.stringify(delivery) === JSON.stringify(billing);
  const addresses: AddressView[] = [
    { title: same ? 'Delivery and billing address' : 'Delivery address', lines: delivery ?? [] },
    ...(same ? [] : [{ title: 'Billing address', lines: billing ?? [] }]),
  ];
  return {
    email: parties.find((party) => party?.email)?.email ?? null,
    phone: parties.find((party) => party?.phone)?.phone ?? null,
    addresses: addresses.filter((address) => address.lines.length > 0),
  };
}

function addressLines(party: Party | null): readonly string[] {
  if (!party) return [];
  const town = [party.postcode, party.city].filter((part) => part !== null).join(' ');
  return [party.name, party.street, town, party.countryCode].filter(
    (text): text is string => text !== null && text.trim() !== '',
  );
}
