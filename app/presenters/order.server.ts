import type { Party } from '#sync/core/channel-types.ts';
import { money } from '#sync/core/money.ts';
import { connectionForPlace } from '#sync/persistence/connections.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { placeOf } from '#sync/persistence/order-rows.ts';
import { openBuyer, type Buyer } from '#sync/persistence/orders.ts';
import type {
  AddressTab,
  AddressView,
  GeneralTab,
  OrderRequest,
  OrderTab,
  OrderTabView,
  OrderView,
} from '../views/order.ts';
import { readCommunication } from './communication.server.ts';
import { readHead, type OrderFacts } from './order-head.server.ts';
import { readComments } from './order-comments.server.ts';
import { readItems } from './order-items.server.ts';
import { readRefundsTab } from './order-refunds.server.ts';
import { readRmaTab } from './order-returns.server.ts';
import { readShipmentsTab } from './order-shipments.server.ts';
import type { Naming, Reading } from './reading.server.ts';

/** The head of an order, and what the chosen tab shows; nothing of the other tabs is read. */
export async function readOrder(
  tx: ShopTx,
  reading: Reading,
  naming: Naming,
  id: string,
  request: OrderRequest = { tab: null, cursor: null },
): Promise<OrderView | null> {
  const found = await tx.db.order.findUnique({
    where: { shopId_id: { shopId: tx.shopId, id } },
    include: {
      transfers: { select: { id: true, state: true, channelTransferId: true }, orderBy: { firstSeenAt: 'desc' } },
    },
  });
  if (!found) return null;
  const { transfers, ...order } = found;
  const facts: OrderFacts = { order, transfers };
  const head = await readHead(tx, reading, naming, facts);
  // Whoever opens an offer that waits came to decide on its positions.
  const tab = request.tab ?? (head.answer === null ? 'general' : 'items');
  return { head, body: await readTab(tx, reading, naming, facts, { ...request, tab }) };
}

async function readTab(
  tx: ShopTx,
  reading: Reading,
  naming: Naming,
  facts: OrderFacts,
  request: { readonly tab: OrderTab; readonly cursor: string | null },
): Promise<OrderTabView> {
  const { order } = facts;
  switch (request.tab) {
    case 'general':
      return readGeneral(tx, reading, facts);
    case 'address':
      return { tab: 'address', customer: order.customerName, ...contact(openBuyer(reading.encryption, order)) };
    case 'items':
      return readItems(tx, naming, facts);
    case 'shipments':
      return readShipmentsTab(tx, order);
    case 'rma':
      return readRmaTab(tx, reading, naming, order);
    case 'refunds':
      return readRefundsTab(tx, reading, naming, order);
    case 'comments':
      return readComments(tx, reading, order);
    case 'communication':
      return readCommunication(tx, reading, order.id, request.cursor);
  }
}

async function readGeneral(tx: ShopTx, reading: Reading, { order, transfers }: OrderFacts): Promise<GeneralTab> {
  const connection = await connectionForPlace(tx, placeOf(order));
  const buyer = openBuyer(reading.encryption, order);
  return {
    tab: 'general',
    transferIds: transfers.map((transfer) => transfer.channelTransferId),
    parentOrderId: order.parentOrderId,
    email: contact(buyer).email,
    shippingProvider: buyer?.shippingProviderId ?? null,
    deliveryType: buyer?.delivery?.type ?? null,
    connection: connection && {
      id: connection.id,
      label: connection.label,
      locationLabel: connection.locationLabel,
    },
    createdAt: (order.channelCreatedAt ?? order.firstSeenAt).toISOString(),
    firstSeenAt: order.firstSeenAt.toISOString(),
    insertedAt: order.insertedAt?.toISOString() ?? null,
    updatedAt: order.updatedAt.toISOString(),
    total: money(Number(order.totalMinor), order.currency),
    rate: order.rate as GeneralTab['rate'],
    answerBy: order.answerBy?.toISOString() ?? null,
    shipBy: order.shipBy?.toISOString() ?? null,
  };
}

function contact(buyer: Buyer | null): Pick<AddressTab, 'email' | 'phone' | 'addresses'> {
  const parties = [buyer?.delivery ?? null, buyer?.billing ?? null];
  const [delivery, billing] = parties.map(addressLines);
  const same = JSON.stringify(delivery) === JSON.stringify(billing);
  const addresses: AddressView[] = [
    { title: same ? 'Shipping and billing address' : 'Shipping address', lines: delivery ?? [] },
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
