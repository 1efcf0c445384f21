/** Control of orders after their acceptance, of shipping providers and of the product map. */
import type { WireOverride } from '../json.ts';
import { addOrderPosition, cancelPositions } from '../market/orders.ts';
import type { ProductMapRow, ShippingProvider } from '../market/state.ts';
import type { PositionSpec } from '../market/transfers.ts';
import type { World } from '../market/world.ts';
import { entryOf, locationOf } from './find.ts';
import { checkPositions } from './transfers.ts';

interface OrderRef {
  readonly locationId: string;
  readonly orderId: number;
}

export function orderControl(world: World) {
  const find = (ref: OrderRef) => entryOf(locationOf(world, ref.locationId).orders, ref.orderId, 'order');

  return {
    /** A further position turns up on an order that is already there. */
    addPosition(change: OrderRef & { position: PositionSpec }): { positionId: number } {
      checkPositions([change.position]);
      const location = locationOf(world, change.locationId);
      return { positionId: addOrderPosition(location, find(change), change.position, world.clock.now()).id };
    },

    /** All positions unless some are named. How it shows: switch `cancelledOrders`. */
    cancelOrder(change: OrderRef & { positionIds?: readonly number[] }): void {
      cancelPositions(find(change), change.positionIds, world.clock.now());
    },

    /** The merchant ships in the panel; all positions unless some are named. */
    shipInPanel(
      change: OrderRef & { positionIds?: readonly number[]; providerId?: string; trackAndTrace?: string },
    ): void {
      const order = find(change);
      const at = world.clock.now();
      for (const position of order.positions) {
        if (change.positionIds?.includes(position.id) === false) continue;
        position.sentAt ??= at;
        position.shippingProviderId = change.providerId ?? 'gls';
        position.trackAndTrace = change.trackAndTrace ?? '';
      }
      order.history.push({ at, event: 'sent', by: 'panel' });
    },

    /** Changes how the order is written from now on, for labels, documents and bad input; null ends it. */
    setOrderWire(change: OrderRef & { wire: WireOverride | null }): void {
      find(change).wire = change.wire;
    },

    /** null: by delivery type. */
    setShippingProviders(change: { locationId: string; providers: readonly ShippingProvider[] | null }): void {
      locationOf(world, change.locationId).shippingProviders = change.providers;
    },

    /** Rows: style id or item group id, feed id, gtin, Miinto item id. */
    setProductMap(change: { locationId: string; rows: readonly ProductMapRow[] }): void {
      locationOf(world, change.locationId).productMap = [...change.rows];
    },

    addProductMapRows(change: { locationId: string; rows: readonly ProductMapRow[] }): void {
      const location = locationOf(world, change.locationId);
      location.productMap = [...location.productMap, ...change.rows];
    },
  };
}
