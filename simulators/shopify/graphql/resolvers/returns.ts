import { findFulfilmentLine, RETURN_REASONS, returnableQuantity } from '../../returns/returns.ts';
import { gid } from '../../state/gid.ts';
import type { Shop } from '../../state/shop.ts';
import type { Fulfilment, Order, ReturnCase } from '../../state/types.ts';
import { connection } from '../connection.ts';
import type { Fields } from '../context.ts';
import { fulfilmentLineView } from './fulfilments.ts';

export function reasonDefinitions() {
  return RETURN_REASONS.map(([handle, name], index) => ({
    id: gid('ReturnReasonDefinition', index + 1),
    handle,
    name,
    deleted: false,
  }));
}

function shippedLine(shop: Shop, id: string) {
  const found = findFulfilmentLine(shop, id);
  const order = found ? shop.orders.get(found.fulfilment.orderId) : undefined;
  return found && order ? fulfilmentLineView(order, found.part) : null;
}

const returnCase: Fields<ReturnCase> = {
  order: (source, _, { act }) => act.shop.orders.get(source.orderId),
  decline: () => null,
  requestApprovedAt: (source) => source.createdAt,
  returnShippingFees: () => [],
  totalQuantity: (source) => source.lines.reduce((sum, line) => sum + line.quantity, 0),
  refunds: (source, args, { act }) =>
    connection(
      [...act.shop.refunds.values()].filter((one) => one.returnId === source.id),
      args,
    ),
  returnLineItems: (source, args) => connection(source.lines, args),
  reverseFulfillmentOrders: (source, args) => connection([reverseView(source)], args),
};

type ReturnLine = ReturnCase['lines'][number];

const returnLine: Fields<ReturnLine> = {
  customerNote: () => null,
  fulfillmentLineItem: (source, _, { act }) => shippedLine(act.shop, source.fulfilmentLineId),
  processedQuantity: (source) => source.processed,
  processableQuantity: (source) => source.quantity - source.processed,
  unprocessedQuantity: (source) => source.quantity - source.processed,
  refundedQuantity: (source) => source.refunded,
  refundableQuantity: (source) => source.quantity - source.refunded,
  restockingFee: () => null,
  returnReason: () => 'OTHER',
  returnReasonDefinition: (source) => reasonDefinitions().find((one) => one.id === source.reasonDefinitionId) ?? null,
  returnReasonNote: (source) => source.reasonNote,
  totalWeight: () => null,
};

/** A reverse fulfilment order is the return's own. */
export function reverseView(source: ReturnCase) {
  return { id: source.reverseFulfilmentOrderId, status: source.status === 'CLOSED' ? 'CLOSED' : 'OPEN', source };
}

const reverse: Fields<ReturnType<typeof reverseView>> = {
  order: ({ source }, _, { act }) => act.shop.orders.get(source.orderId),
  lineItems: ({ source }, args) =>
    connection(
      source.lines.map((line) => ({ id: line.reverseLineId, line })),
      args,
    ),
};

const reverseLine: Fields<{ readonly id: string; readonly line: ReturnLine }> = {
  totalQuantity: ({ line }) => line.quantity,
  fulfillmentLineItem: ({ line }, _, { act }) => shippedLine(act.shop, line.fulfilmentLineId),
  dispositions: ({ line }, _, { act }) =>
    line.dispositions.map((one) => ({
      ...one,
      location: one.locationId === null ? null : (act.shop.locations.get(one.locationId) ?? null),
    })),
};

/** ReturnableFulfillment of one fulfilment, or null when nothing of it can come back. */
export function returnableView(shop: Shop, order: Order, fulfilment: Fulfilment) {
  const lines = fulfilment.lines
    .map((part) => ({ part, quantity: returnableQuantity(shop, order, part) }))
    .filter(({ quantity }) => quantity > 0);
  return lines.length === 0
    ? null
    : { id: fulfilment.id.replace('Fulfillment', 'ReturnableFulfillment'), fulfilment, order, lines };
}

const returnable: Fields<NonNullable<ReturnType<typeof returnableView>>> = {
  fulfillment: (source) => source.fulfilment,
  returnableFulfillmentLineItems: (source, args) =>
    connection(
      source.lines.map(({ part, quantity }) => ({
        id: part.id,
        quantity,
        fulfillmentLineItem: fulfilmentLineView(source.order, part),
      })),
      args,
    ),
};

export const RETURN_FIELDS = {
  Return: returnCase,
  ReturnLineItem: returnLine,
  ReverseFulfillmentOrder: reverse,
  ReverseFulfillmentOrderLineItem: reverseLine,
  ReturnableFulfillment: returnable,
};
