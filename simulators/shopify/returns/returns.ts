import { announce, type Act } from '../act.ts';
import { changeStock, levelAt } from '../inventory/levels.ts';
import { touchOrder } from '../orders/touch.ts';
import { createRefund } from '../refunds/create.ts';
import type { Shop } from '../state/shop.ts';
import type { Fulfilment, Order, ReturnCase } from '../state/types.ts';
import { refuse } from '../user-error.ts';
import { returnPayload } from '../webhooks/payloads.ts';

export interface ReturnInput {
  readonly orderId: string;
  readonly returnLineItems: readonly {
    readonly fulfillmentLineItemId: string;
    readonly quantity: number;
    readonly returnReasonDefinitionId?: string | null;
    readonly returnReasonNote?: string | null;
  }[];
}

export interface ProcessInput {
  readonly returnId: string;
  readonly note?: string | null;
  readonly returnLineItems?:
    | readonly {
        readonly id: string;
        readonly quantity: number;
        readonly dispositions?:
          | readonly {
              readonly reverseFulfillmentOrderLineItemId: string;
              readonly quantity: number;
              readonly dispositionType: string;
              readonly locationId?: string | null;
            }[]
          | null;
      }[]
    | null;
  readonly financialTransfer?: {
    readonly issueRefund?: {
      readonly orderTransactions: readonly {
        readonly parentId: string;
        readonly transactionAmount: { readonly amount: string; readonly currencyCode: string };
      }[];
    } | null;
  } | null;
}

/** The reasons a merchant can choose from: handle and name. */
export const RETURN_REASONS: readonly (readonly [string, string])[] = [
  ['unknown', 'Unknown'],
  ['color', 'Color'],
  ['defective', 'Damaged or defective'],
  ['not-as-described', 'Not as described'],
  ['size-too-large', 'Size was too large'],
  ['size-too-small', 'Size was too small'],
  ['style', 'Style'],
  ['unwanted', 'Customer changed their mind'],
  ['wrong-item', 'Received the wrong item'],
  ['other', 'Other'],
];

/** Where a shipped unit stands. */
export function findFulfilmentLine(
  shop: Shop,
  id: string,
): { fulfilment: Fulfilment; part: Fulfilment['lines'][number] } | null {
  for (const fulfilment of shop.fulfilments.values()) {
    const part = fulfilment.lines.find((line) => line.id === id);
    if (part) return { fulfilment, part };
  }
  return null;
}

/** Shipped units of a fulfilment line that are neither refunded nor in a return. */
export function returnableQuantity(shop: Shop, order: Order, part: Fulfilment['lines'][number]): number {
  const inReturns = [...shop.returns.values()]
    .filter((one) => one.orderId === order.id && one.status !== 'CANCELED' && one.status !== 'DECLINED')
    .flatMap((one) => one.lines.filter((line) => line.fulfilmentLineId === part.id))
    .reduce((sum, line) => sum + line.quantity, 0);
  const line = order.lines.find((one) => one.id === part.lineId);
  const refunded = line ? Math.max(0, line.refunded - line.cancelled) : 0;
  return Math.max(0, part.quantity - Math.max(inReturns, refunded));
}

/** Opens an approved return of shipped units. @throws Refusal */
export function createReturn(act: Act, input: ReturnInput): ReturnCase {
  const { shop, world } = act;
  const order = shop.orders.get(input.orderId);
  if (!order) return refuse(['returnInput', 'orderId'], 'Order does not exist', 'NOT_FOUND');
  if (input.returnLineItems.length === 0) return refuse(['returnInput', 'returnLineItems'], "can't be blank", 'BLANK');
  const lines = input.returnLineItems.map((wanted, index) => {
    const at = (part: string) => ['returnInput', 'returnLineItems', String(index), part];
    const found = findFulfilmentLine(shop, wanted.fulfillmentLineItemId);
    if (!found || found.fulfilment.orderId !== order.id || found.fulfilment.status !== 'SUCCESS') {
      return refuse(at('fulfillmentLineItemId'), 'Fulfillment line item does not exist', 'NOT_FOUND');
    }
    if (wanted.quantity < 1 || wanted.quantity > returnableQuantity(shop, order, found.part)) {
      return refuse(at('quantity'), 'Quantity is not returnable', 'INVALID');
    }
    if ((wanted.returnReasonNote?.length ?? 0) > 255) return refuse(at('returnReasonNote'), 'is too long', 'TOO_LONG');
    return {
      id: world.newId('ReturnLineItem'),
      fulfilmentLineId: found.part.id,
      lineId: found.part.lineId,
      quantity: wanted.quantity,
      reasonDefinitionId: wanted.returnReasonDefinitionId ?? null,
      reasonNote: wanted.returnReasonNote ?? '',
      processed: 0,
      refunded: 0,
      reverseLineId: world.newId('ReverseFulfillmentOrderLineItem'),
      dispositions: [],
    };
  });
  const earlier = [...shop.returns.values()].filter((one) => one.orderId === order.id).length;
  const made: ReturnCase = {
    id: world.newId('Return'),
    orderId: order.id,
    name: `${order.name}-R${earlier + 1}`,
    status: 'OPEN',
    lines,
    reverseFulfilmentOrderId: world.newId('ReverseFulfillmentOrder'),
    createdAt: world.clock.stamp(),
    closedAt: null,
  };
  shop.returns.set(made.id, made);
  order.closedAt = null;
  announce(act, 'returns/approve', returnPayload(made));
  touchOrder(act, order);
  return made;
}

/** Confirms what came back, restocks it, and pays back if asked. A refund is made either way. @throws Refusal */
export function processReturn(act: Act, input: ProcessInput): ReturnCase {
  const { shop, world } = act;
  const { found, order } = find(shop, input.returnId, 'input');
  if (found.status !== 'OPEN') return refuse(['input', 'returnId'], 'Return is not open', 'INVALID_STATE');
  const parts = (input.returnLineItems ?? []).map((wanted, index) => {
    const line = found.lines.find((one) => one.id === wanted.id);
    const at = ['input', 'returnLineItems', String(index)];
    if (!line) return refuse([...at, 'id'], 'Return line item does not exist', 'NOT_FOUND');
    if (wanted.quantity < 1 || wanted.quantity > line.quantity - line.processed) {
      return refuse([...at, 'quantity'], 'Quantity is more than what can be processed', 'INVALID');
    }
    for (const disposition of wanted.dispositions ?? []) {
      if (disposition.dispositionType === 'RESTOCKED' && !shop.locations.has(disposition.locationId ?? '')) {
        return refuse([...at, 'dispositions'], 'Restocked items need a location', 'BLANK');
      }
    }
    return { line, wanted };
  });
  const transfers = input.financialTransfer?.issueRefund?.orderTransactions ?? [];
  const gatewayOf = (id: string) => order.transactions.find((one) => one.id === id)?.gateway ?? '';
  createRefund(
    act,
    {
      orderId: order.id,
      currency: order.presentmentCurrency,
      note: input.note ?? null,
      refundLineItems: parts.map(({ line, wanted }) => ({
        lineItemId: line.lineId,
        quantity: wanted.quantity,
        restockType: 'NO_RESTOCK',
      })),
      transactions: transfers.map((transfer) => ({
        parentId: transfer.parentId,
        amount: transfer.transactionAmount.amount,
        kind: 'REFUND',
        gateway: gatewayOf(transfer.parentId),
      })),
    },
    { returnId: found.id },
  );
  for (const { line, wanted } of parts) {
    line.processed += wanted.quantity;
    line.refunded += wanted.quantity;
    for (const disposition of wanted.dispositions ?? []) {
      line.dispositions.push({
        id: world.newId('ReverseFulfillmentOrderDisposition'),
        type: disposition.dispositionType,
        quantity: disposition.quantity,
        locationId: disposition.locationId ?? null,
        createdAt: world.clock.stamp(),
      });
      if (disposition.dispositionType === 'RESTOCKED')
        restock(act, order, line.lineId, disposition.locationId ?? '', disposition.quantity);
    }
  }
  announce(act, 'returns/process', returnPayload(found));
  touchOrder(act, order);
  return found;
}

/** @throws Refusal */
export function closeReturn(act: Act, id: string): ReturnCase {
  const { found, order } = find(act.shop, id, 'id');
  if (found.status !== 'OPEN') return refuse(['id'], 'Return is not open', 'INVALID_STATE');
  found.status = 'CLOSED';
  found.closedAt = act.world.clock.stamp();
  announce(act, 'returns/close', returnPayload(found));
  touchOrder(act, order);
  return found;
}

function restock(act: Act, order: Order, lineId: string, locationId: string, quantity: number): void {
  const variantId = order.lines.find((line) => line.id === lineId)?.variantId ?? null;
  const item = variantId === null ? undefined : act.shop.variants.get(variantId)?.inventoryItemId;
  const level = item === undefined ? undefined : levelAt(act.shop, item, locationId);
  if (level && act.shop.inventoryItems.get(level.inventoryItemId)?.tracked)
    changeStock(act, level, { available: quantity });
}

function find(shop: Shop, id: string, field: string): { found: ReturnCase; order: Order } {
  const found = shop.returns.get(id);
  const order = found ? shop.orders.get(found.orderId) : undefined;
  return found && order ? { found, order } : refuse([field], 'Return does not exist', 'NOT_FOUND');
}
