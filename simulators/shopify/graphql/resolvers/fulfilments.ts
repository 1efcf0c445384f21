import { movableLines, supportedActions } from '../../fulfilments/move.ts';
import { legacyId } from '../../state/gid.ts';
import { bagView, timesBag } from '../../state/money.ts';
import type { Shop } from '../../state/shop.ts';
import type { Fulfilment, FulfilmentOrder, FulfilmentOrderLine, Order, OrderLine } from '../../state/types.ts';
import { connection } from '../connection.ts';
import type { Args, Context, Fields } from '../context.ts';
import { apiError } from '../errors.ts';
import { lineView } from './orders.ts';

function orderOf(shop: Shop, id: string): Order {
  const order = shop.orders.get(id);
  if (!order) throw apiError('INTERNAL_SERVER_ERROR', 'The order has been deleted.');
  return order;
}

function orderedLine(order: Order, lineId: string): OrderLine {
  const line = order.lines.find((one) => one.id === lineId);
  if (!line) throw apiError('INTERNAL_SERVER_ERROR', 'The line has been deleted.');
  return line;
}

/** A part of a fulfilment order with what its resolvers need to know. */
interface PartView extends FulfilmentOrderLine {
  readonly order: Order;
  readonly line: OrderLine;
}

const partView = (order: Order, part: FulfilmentOrderLine): PartView => ({
  ...part,
  order,
  line: orderedLine(order, part.lineId),
});

const fulfilmentOrder: Fields<FulfilmentOrder> = {
  order: (source, _, { act }) => orderOf(act.shop, source.orderId),
  orderName: (source, _, { act }) => orderOf(act.shop, source.orderId).name,
  orderProcessedAt: (source, _, { act }) => orderOf(act.shop, source.orderId).processedAt,
  assignedLocation: (source, _, { act }) => {
    const location = act.shop.locations.get(source.locationId);
    const address = location?.address;
    return {
      location: location ?? null,
      name: location?.name ?? '',
      countryCode: address?.countryCode ?? act.shop.countryCode,
      address1: address?.address1 ?? null,
      address2: address?.address2 ?? null,
      city: address?.city ?? null,
      phone: address?.phone ?? null,
      province: address?.provinceCode ?? null,
      zip: address?.zip ?? null,
    };
  },
  deliveryMethod: (source) => ({
    id: `gid://shopify/DeliveryMethod/${legacyId(source.id)}`,
    methodType: 'SHIPPING',
    presentedName: null,
    serviceCode: null,
    sourceReference: null,
    minDeliveryDateTime: null,
    maxDeliveryDateTime: null,
  }),
  destination: (source, _, { act }) => {
    const address = orderOf(act.shop, source.orderId).shippingAddress;
    return (
      address && {
        id: `gid://shopify/FulfillmentOrderDestination/${legacyId(source.id)}`,
        ...address,
        province: address.provinceCode,
        email: orderOf(act.shop, source.orderId).email,
        location: null,
      }
    );
  },
  fulfillAt: (source) => source.createdAt,
  fulfillBy: () => null,
  fulfillmentHolds: (source) =>
    source.holds.map((hold) => ({
      ...hold,
      displayReason: hold.reason,
      reasonNotes: hold.notes,
      handle: null,
      heldByRequestingApp: false,
      heldByApp: null,
    })),
  fulfillments: (source, args, { act }) =>
    connection(
      [...act.shop.fulfilments.values()].filter((one) => one.fulfilmentOrderIds.includes(source.id)),
      args,
    ),
  lineItems: (source, args, { act }) => {
    const order = orderOf(act.shop, source.orderId);
    return connection(
      source.lines.map((part) => partView(order, part)),
      args,
    );
  },
  locationsForMove: (source, args, context) => connection(placesForMove(source, args, context), args),
  supportedActions: (source) => supportedActions(source).map((action) => ({ action, externalUrl: null })),
};

function placesForMove(source: FulfilmentOrder, args: Args, { act }: Context) {
  const wanted = args['locationIds'] as readonly string[] | null | undefined;
  const lines = args['lineItemIds'] as readonly string[] | null | undefined;
  const order = orderOf(act.shop, source.orderId);
  const asked = source.lines.filter((part) => !lines?.length || lines.includes(part.id) || lines.includes(part.lineId));
  return [...act.shop.locations.values()]
    .filter((place) => place.active && place.fulfillsOnlineOrders && place.id !== source.locationId)
    .filter((place) => wanted == null || wanted.includes(place.id))
    .map((place) => {
      const can = movableLines(act.shop, source, place).filter((part) => asked.includes(part));
      const cannot = asked.filter((part) => !can.includes(part));
      const movable = can.length > 0 && supportedActions(source).includes('MOVE');
      return {
        id: place.id,
        location: place,
        movable,
        message: movable ? null : 'No items are stocked at this location.',
        availableLineItems: (inner: Args) =>
          connection(
            can.map((part) => partView(order, part)),
            inner,
          ),
        availableLineItemsCount: { count: can.length, precision: 'EXACT' },
        unavailableLineItems: (inner: Args) =>
          connection(
            cannot.map((part) => partView(order, part)),
            inner,
          ),
        unavailableLineItemsCount: { count: cannot.length, precision: 'EXACT' },
      };
    });
}

type PlaceForMove = ReturnType<typeof placesForMove>[number];

const place: Fields<PlaceForMove> = {
  availableLineItems: (source, args) => source.availableLineItems(args),
  unavailableLineItems: (source, args) => source.unavailableLineItems(args),
};

const part: Fields<PartView> = {
  totalQuantity: (source) => source.total,
  remainingQuantity: (source) => source.remaining,
  lineItem: (source) => lineView(source.order, source.line),
  inventoryItemId: (source, _, { act }) =>
    source.line.variantId === null ? null : (act.shop.variants.get(source.line.variantId)?.inventoryItemId ?? null),
  productTitle: (source) => source.line.title,
  requiresShipping: (source) => source.line.requiresShipping,
  sku: (source) => source.line.sku,
  variant: (source, _, { act }) =>
    source.line.variantId === null ? null : (act.shop.variants.get(source.line.variantId) ?? null),
  variantTitle: (source) => source.line.variantTitle,
  vendor: (source) => source.line.vendor,
  image: () => null,
  shippingLine: (source) => source.order.shippingLines[0] ?? null,
  weight: () => null,
};

const fulfilment: Fields<Fulfilment> = {
  legacyResourceId: ({ id }) => legacyId(id),
  order: (source, _, { act }) => orderOf(act.shop, source.orderId),
  location: (source, _, { act }) => act.shop.locations.get(source.locationId) ?? null,
  displayStatus: (source) => (source.status === 'CANCELLED' ? 'CANCELED' : 'FULFILLED'),
  deliveredAt: () => null,
  inTransitAt: () => null,
  estimatedDeliveryAt: () => null,
  requiresShipping: () => true,
  originAddress: () => null,
  totalQuantity: (source) => source.lines.reduce((sum, line) => sum + line.quantity, 0),
  trackingInfo: (source, args) => {
    const size = Math.max(source.trackingNumbers.length, source.trackingUrls.length, source.trackingCompany ? 1 : 0);
    const all = Array.from({ length: size }, (_, index) => ({
      company: source.trackingCompany,
      number: source.trackingNumbers[index] ?? null,
      url: source.trackingUrls[index] ?? null,
    }));
    return args['first'] == null ? all : all.slice(0, args['first'] as number);
  },
  fulfillmentLineItems: (source, args, { act }) => {
    const order = orderOf(act.shop, source.orderId);
    return connection(
      source.lines.map((line) => fulfilmentLineView(order, line)),
      args,
    );
  },
  fulfillmentOrders: (source, args, { act }) =>
    connection(
      source.fulfilmentOrderIds.flatMap((id) => act.shop.fulfilmentOrders.get(id) ?? []),
      args,
    ),
};

/** FulfillmentLineItem. */
export function fulfilmentLineView(order: Order, line: Fulfilment['lines'][number]) {
  const ordered = orderedLine(order, line.lineId);
  return {
    id: line.id,
    quantity: line.quantity,
    lineItem: lineView(order, ordered),
    originalTotalSet: bagView(timesBag(ordered.unitPrice, line.quantity)),
    discountedTotalSet: bagView(timesBag(ordered.unitPrice, line.quantity)),
  };
}

export const FULFILMENT_FIELDS = {
  FulfillmentOrder: fulfilmentOrder,
  FulfillmentOrderLineItem: part,
  FulfillmentOrderLocationForMove: place,
  Fulfillment: fulfilment,
};
