/**
 * Cancellations, line by line: what follows from how many units either side still counts as sold (issue "Orders,
 * complete", point 9). Both sides are compared as they stand, never by who said what first: units that were cancelled on
 * both sides at once, or by a write of our own, leave nothing to do.
 */
import type { StoreOrderState } from './store-types.ts';

/** A line in the store, as read. */
export interface StoreUnits {
  /** As the store order was made. */
  readonly quantity: number;
  /** Of them, on shipments that were not voided. */
  readonly shipped: number;
  /** Of them, taken off before they were shipped: cancelled, edited away, or refunded unshipped. */
  readonly cancelled: number;
  /** Shipped ones that are no longer part of the order: refunded, or edited away. */
  readonly shippedGone: number;
}

/** A line as the channel counts it. */
export interface ChannelUnits {
  readonly ordered: number;
  readonly cancelled: number;
}

export interface LineDifference {
  /** Sold no more at the channel, still to be shipped in the store: to be taken off the store's order. */
  readonly toCancel: number;
  /** Sold no more at the channel, but shipped already: nothing is written, a person sees to it. */
  readonly shippedInVain: number;
  /** The channel counts on them, the store has cancelled them. */
  readonly notShipping: number;
  /** The channel counts on them, and they never were part of the store's order. */
  readonly neverThere: number;
}

/** Counters of one line from the store's order; null when the line is no longer on it. */
export function storeUnits(state: StoreOrderState, storeLineRef: string): StoreUnits | null {
  const line = state.lines.find((entry) => entry.storeLineRef === storeLineRef);
  if (!line) return null;
  const shipped = state.fulfilments
    .filter(({ status }) => status === 'success' || status === 'pending')
    .flatMap(({ lines }) => lines)
    .filter((entry) => entry.storeLineRef === storeLineRef)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const gone = Math.max(0, line.quantity - line.currentQuantity);
  // Of a cancelled order nothing more will be shipped, whether or not its money was moved. Otherwise a unit has left only
  // if it counts neither as part of the order nor as one that waits to be shipped.
  const unshipped = Math.max(0, line.quantity - shipped);
  const cancelled =
    state.cancelledAt === null ? Math.min(gone, Math.max(0, unshipped - line.unfulfilledQuantity)) : unshipped;
  return { quantity: line.quantity, shipped, cancelled, shippedGone: Math.min(shipped, Math.max(0, gone - cancelled)) };
}

/** What is to be done so that both sides count the same units. */
export function lineDifference(channel: ChannelUnits, store: StoreUnits): LineDifference {
  const soldAtChannel = Math.max(0, channel.ordered - channel.cancelled);
  const soldInStore = store.quantity - store.cancelled;
  const surplus = Math.max(0, soldInStore - soldAtChannel);
  const missing = Math.max(0, soldAtChannel - soldInStore);
  const toCancel = Math.min(surplus, Math.max(0, soldInStore - store.shipped));
  const notShipping = Math.min(missing, store.cancelled);
  return { toCancel, shippedInVain: surplus - toCancel, notShipping, neverThere: missing - notShipping };
}

/**
 * Units of a line that the store does not ship, counted as the channel counts its own: with those that were cancelled
 * before the store's order was made.
 */
export function cancelledInStore(channel: ChannelUnits, store: StoreUnits): number {
  return store.cancelled + Math.min(channel.cancelled, Math.max(0, channel.ordered - store.quantity));
}

/** Units of a position the channel has cancelled, from what it says about it now. */
export function cancelledAtChannel(said: {
  /** The most units the position ever had. */
  readonly ordered: number;
  /** As the order states it now; null when it names the position no more. */
  readonly quantity: number | null;
  /** The channel names it as cancelled. */
  readonly cancelled: boolean;
}): number {
  if (said.cancelled) return said.ordered;
  return said.quantity === null ? 0 : Math.max(0, said.ordered - said.quantity);
}

/** `2 × “Coat”` for each, as sentences name units. */
export function unitsText(entries: readonly { readonly title: string; readonly units: number }[]): string {
  return entries.map(({ title, units }) => `${units} × “${title}”`).join(', ');
}
