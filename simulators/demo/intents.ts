/** What the generator means to happen, written down before the app sees anything. */

/** The app's reason codes for a held position, as a merchant reads them; typed here anew on purpose. */
export type HoldReason =
  | 'price-below-threshold'
  | 'out-of-stock'
  | 'product-not-found'
  | 'product-ambiguous'
  | 'product-conflict'
  | 'currency-not-supported';

export interface PositionIntent {
  readonly locationId: string;
  readonly transferId: string;
  readonly positionId: string;
  readonly quantity: number;
  /** accept: by the app or, for `panel`, by the merchant at Miinto. */
  readonly outcome: 'accept' | 'decline' | 'hold';
  readonly reason: HoldReason | null;
  /** Accepted by the merchant in Miinto's own panel, not by the app. */
  readonly panel: boolean;
  /** Positions of one group compete for the same last unit: only how many are accepted is judged. */
  readonly contested: string | null;
  /** When the transfer becomes visible at Miinto (ms). */
  readonly visibleAt: number;
}
