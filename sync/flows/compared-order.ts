/** An order as the channel counts it beside what the store shows of it. */
import type { LineDifference, StoreUnits } from '../core/cancellations.ts';
import type { Placement, StoreOrderState } from '../core/store-types.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import type { LineRow } from '../persistence/order-rows.ts';
import type { OrderWithLines } from '../persistence/orders.ts';
import type { StorePart } from '../persistence/store-parts.ts';

/** What a store adapter can do about units that are sold no more. */
export interface StoreCan {
  readonly cancel: boolean;
  readonly reduce: boolean;
}

export interface Comparison {
  readonly order: OrderWithLines;
  /** Null: it was removed or is switched off; then nothing is written. */
  readonly connection: ConnectionView | null;
  readonly parts: readonly StorePart[];
  /** As read, by store ref; one that was deleted is absent. Null: this store cannot be read. */
  readonly states: ReadonlyMap<string, StoreOrderState> | null;
  readonly store: StoreCan;
  /** Where the units stand; empty when nothing is put back into stock. */
  readonly places: readonly { readonly orderRef: string; readonly placements: readonly Placement[] }[];
  readonly now: Date;
}

export interface ComparedLine {
  readonly line: LineRow;
  readonly storeLineRef: string;
  readonly units: StoreUnits;
  /** The store's order does not have the line any more. */
  readonly removed: boolean;
  readonly difference: LineDifference;
}

export interface ComparedPart {
  readonly part: StorePart;
  /** Null when it was deleted, or this store cannot be read. */
  readonly state: StoreOrderState | null;
  readonly deleted: boolean;
  readonly lines: readonly ComparedLine[];
  /** Lines in the store that the channel knows nothing of. */
  readonly added: number;
}

/** What became of units that are to be taken off a store order. */
export type TakingOff =
  | { readonly kind: 'planned' }
  /** Written, and the store has not carried it out yet. */
  | { readonly kind: 'awaited' }
  | { readonly kind: 'by-hand'; readonly units: string; readonly why: string };
