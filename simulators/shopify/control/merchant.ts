import { announce, newAct, type Act } from '../act.ts';
import { toGid } from '../catalogue/patch.ts';
import { visibleFulfilmentOrders } from '../fulfilments/claim.ts';
import { holdOrder, releaseHolds } from '../fulfilments/hold.ts';
import { moveFulfilmentOrder } from '../fulfilments/move.ts';
import { cancelFulfilment, createFulfilment, updateTracking } from '../fulfilments/ship.ts';
import { changeStock, connectLevel } from '../inventory/levels.ts';
import { cancelNow } from '../orders/cancel.ts';
import { createOrder } from '../orders/create.ts';
import { editOrder } from '../orders/edit.ts';
import type { OrderCreateInput } from '../orders/inputs.ts';
import { refundableShipped, refundValue, unfulfilled, unitsValue } from '../orders/totals.ts';
import { touchOrder } from '../orders/touch.ts';
import { createRefund } from '../refunds/create.ts';
import { legacyId } from '../state/gid.ts';
import { toMoney } from '../state/money.ts';
import type { Shop } from '../state/shop.ts';
import type { FulfilmentOrder, Order, RefundLine } from '../state/types.ts';
import type { World } from '../world.ts';

export interface ShipSettings {
  /** Units by order line (legacy or global id); absent: everything that is left. */
  readonly lines?: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly trackingCompany?: string;
  readonly trackingNumber?: string;
  readonly trackingUrl?: string;
  /** One for each parcel, instead of `trackingNumber` and `trackingUrl`. */
  readonly trackingNumbers?: readonly string[];
  readonly trackingUrls?: readonly string[];
}

export interface TrackingSettings {
  readonly company?: string;
  readonly number?: string;
  readonly url?: string;
  /** One for each parcel. */
  readonly numbers?: readonly string[];
  readonly urls?: readonly string[];
}

export interface EditSettings {
  /** What is to be left of a line (legacy or global id); 0 removes it. */
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  /** By default the units become available again. */
  readonly restock?: boolean;
  readonly reason?: string;
}

export interface RefundSettings {
  /** Absent: every unit that is left, shipped ones as RETURN, others as CANCEL. */
  readonly lines?: readonly {
    readonly lineId: string;
    readonly quantity: number;
    readonly restockType?: RefundLine['restockType'];
  }[];
  /** Decimal string in the order's presentment currency; absent: what the lines are worth. `0`: no transaction. */
  readonly amount?: string;
  readonly note?: string;
  /** Where restocked units go; absent: the first location. */
  readonly locationId?: string;
  readonly shippingAmount?: string;
}

/** What a merchant does by hand in the admin. Orders are named by legacy id, global id or name (`#1001`). */
export interface Merchant {
  /** Makes an order as another channel would. */
  createOrder(
    order: OrderCreateInput,
    inventoryBehaviour?: 'BYPASS' | 'DECREMENT_IGNORING_POLICY' | 'DECREMENT_OBEYING_POLICY',
  ): Promise<string>;
  /** Ships; one fulfilment per stock location. Answers the fulfilments' ids. */
  ship(order: string, settings?: ShipSettings): Promise<readonly string[]>;
  addTracking(fulfilment: string, tracking: TrackingSettings): Promise<void>;
  cancelFulfilment(fulfilment: string): Promise<void>;
  /** Moves every open fulfilment order of the order to a location. */
  moveTo(order: string, locationId: string): Promise<void>;
  /** Nothing of the order can be shipped until the hold is released. */
  hold(order: string, reason?: string): Promise<void>;
  releaseHold(order: string): Promise<void>;
  refund(order: string, settings?: RefundSettings): Promise<string>;
  cancel(
    order: string,
    settings?: { readonly reason?: string; readonly restock?: boolean; readonly refund?: boolean },
  ): Promise<void>;
  /** Lowers or removes lines by editing the order; units that were shipped cannot be removed. */
  editOrder(order: string, settings: EditSettings): Promise<void>;
  /** The order is gone, with everything that belongs to it. */
  deleteOrder(order: string): Promise<void>;
  setNote(order: string, note: string): Promise<void>;
  setTags(order: string, tags: readonly string[]): Promise<void>;
  /** Sets `available` of a variant at a location (absent: the first); a location that does not stock it starts to. */
  setStock(variant: string, quantity: number, locationId?: string): Promise<void>;
  /** The location stops stocking the variant's item. */
  disconnect(variant: string, locationId: string): Promise<void>;
}

export function createMerchant(world: World, shop: Shop): Merchant {
  const doing = async <T>(work: (act: Act) => T): Promise<T> => {
    const act = newAct(world, shop, 'merchant');
    const result = work(act);
    await Promise.all(act.webhooks);
    return result;
  };
  const orderBy = (key: string): Order => {
    const found = shop.orders.get(toGid('Order', key)) ?? [...shop.orders.values()].find((one) => one.name === key);
    if (!found) throw new Error(`There is no order ${key}.`);
    return found;
  };
  const itemOf = (variant: string): string => {
    const found = shop.variants.get(toGid('ProductVariant', variant));
    if (!found) throw new Error(`There is no variant ${variant}.`);
    return found.inventoryItemId;
  };
  const place = (id: string | undefined): string => {
    const found = id === undefined ? [...shop.locations.keys()][0] : toGid('Location', id);
    if (found === undefined || !shop.locations.has(found)) throw new Error(`There is no location ${id ?? ''}.`);
    return found;
  };
  return {
    createOrder: (order, inventoryBehaviour) =>
      doing((act) => createOrder(act, order, inventoryBehaviour ? { inventoryBehaviour } : {}).id),
    ship: (key, settings = {}) => doing((act) => ship(act, orderBy(key), settings)),
    addTracking: (id, tracking) => doing((act) => void updateTracking(act, toGid('Fulfillment', id), tracking)),
    cancelFulfilment: (id) => doing((act) => void cancelFulfilment(act, toGid('Fulfillment', id))),
    moveTo: (key, locationId) =>
      doing((act) => {
        for (const target of openOnes(act, orderBy(key))) {
          if (target.locationId !== place(locationId)) moveFulfilmentOrder(act, target.id, place(locationId), null);
        }
      }),
    hold: (key, reason = 'OTHER') => doing((act) => holdOrder(act, orderBy(key), reason)),
    releaseHold: (key) => doing((act) => releaseHolds(act, orderBy(key))),
    refund: (key, settings = {}) => doing((act) => refund(act, orderBy(key), settings, place(settings.locationId))),
    cancel: (key, settings = {}) =>
      doing(
        (act) =>
          void cancelNow(act, {
            orderId: orderBy(key).id,
            reason: settings.reason ?? 'CUSTOMER',
            restock: settings.restock ?? true,
            refund: settings.refund ?? true,
            staffNote: null,
          }),
      ),
    editOrder: (key, settings) =>
      doing((act) =>
        editOrder(act, orderBy(key), {
          lines: settings.lines.map(({ lineId, quantity }) => ({ lineId: toGid('LineItem', lineId), quantity })),
          restock: settings.restock ?? true,
          reason: settings.reason ?? null,
        }),
      ),
    deleteOrder: (key) => doing((act) => deleteOrder(act, orderBy(key))),
    setNote: (key, note) =>
      doing((act) => {
        const order = orderBy(key);
        order.note = note;
        touchOrder(act, order);
      }),
    setTags: (key, tags) =>
      doing((act) => {
        const order = orderBy(key);
        order.tags = [...tags];
        touchOrder(act, order);
      }),
    setStock: (variant, quantity, locationId) =>
      doing((act) => {
        const level = connectLevel(shop, itemOf(variant), place(locationId), world.clock.stamp());
        changeStock(act, level, { available: quantity - level.quantities.available });
      }),
    disconnect: (variant, locationId) =>
      doing((act) => {
        const level = connectLevel(shop, itemOf(variant), place(locationId), world.clock.stamp());
        level.active = false;
        announce(act, 'inventory_levels/disconnect', {
          inventory_item_id: Number(legacyId(level.inventoryItemId)),
          location_id: Number(legacyId(level.locationId)),
        });
      }),
  };
}

function openOnes(act: Act, order: Order): FulfilmentOrder[] {
  return visibleFulfilmentOrders(act, order).filter((one) => one.status === 'OPEN' || one.status === 'IN_PROGRESS');
}

function ship(act: Act, order: Order, settings: ShipSettings): string[] {
  const wanted = new Map((settings.lines ?? []).map((line) => [toGid('LineItem', line.lineId), line.quantity]));
  const byPlace = Map.groupBy(openOnes(act, order), (target) => target.locationId);
  const tracking = {
    company: settings.trackingCompany ?? null,
    number: settings.trackingNumber ?? null,
    url: settings.trackingUrl ?? null,
    numbers: settings.trackingNumbers ?? null,
    urls: settings.trackingUrls ?? null,
  };
  const made: string[] = [];
  for (const targets of byPlace.values()) {
    const parts = targets.flatMap((target) => {
      const lines = target.lines.flatMap((line) => {
        const left = settings.lines ? (wanted.get(line.lineId) ?? 0) : line.remaining;
        const quantity = Math.min(left, line.remaining);
        if (settings.lines) wanted.set(line.lineId, left - quantity);
        return quantity > 0 ? [{ id: line.id, quantity }] : [];
      });
      return lines.length > 0 ? [{ fulfillmentOrderId: target.id, fulfillmentOrderLineItems: lines }] : [];
    });
    if (parts.length > 0) made.push(createFulfilment(act, parts, tracking).id);
  }
  if (made.length === 0) throw new Error(`${order.name} has nothing to ship now.`);
  return made;
}

function refund(act: Act, order: Order, settings: RefundSettings, locationId: string): string {
  const lines = (settings.lines ?? restOf(order)).map((line) => ({
    lineItemId: toGid('LineItem', line.lineId),
    quantity: line.quantity,
    restockType: line.restockType ?? 'NO_RESTOCK',
    locationId,
  }));
  const values = lines.flatMap((part) => {
    const line = order.lines.find((one) => one.id === part.lineItemId);
    if (!line) return [];
    const { subtotal, tax } = unitsValue(order, line, part.quantity);
    return [
      {
        id: '',
        lineId: line.id,
        quantity: part.quantity,
        restockType: part.restockType,
        locationId,
        subtotal,
        totalTax: tax,
      },
    ];
  });
  const worth = toMoney(refundValue(order, { lines: values, shipping: [] }).presentment);
  const amount = settings.amount ?? worth;
  const parent = order.transactions.find((one) => one.status === 'SUCCESS' && ['SALE', 'CAPTURE'].includes(one.kind));
  return createRefund(act, {
    orderId: order.id,
    currency: order.presentmentCurrency,
    note: settings.note ?? null,
    refundLineItems: lines,
    ...(settings.shippingAmount === undefined ? {} : { shipping: { amount: settings.shippingAmount } }),
    transactions:
      parent && Number(amount) > 0 ? [{ kind: 'REFUND', gateway: parent.gateway, parentId: parent.id, amount }] : [],
  }).id;
}

function restOf(order: Order): NonNullable<RefundSettings['lines']> {
  return order.lines.flatMap((line) => [
    ...(refundableShipped(line) > 0
      ? [{ lineId: line.id, quantity: refundableShipped(line), restockType: 'RETURN' as const }]
      : []),
    ...(unfulfilled(line) > 0
      ? [{ lineId: line.id, quantity: unfulfilled(line), restockType: 'CANCEL' as const }]
      : []),
  ]);
}

function deleteOrder(act: Act, order: Order): void {
  const { shop } = act;
  for (const map of [shop.fulfilmentOrders, shop.fulfilments, shop.refunds, shop.returns]) {
    for (const [id, one] of map) if (one.orderId === order.id) map.delete(id);
  }
  shop.orders.delete(order.id);
  shop.index.delete(order.id);
  announce(act, 'orders/delete', { id: Number(legacyId(order.id)) });
}
