/** Parts that the order list and the order page share. */
import type { Instant } from './common.ts';

export type { Instant, Money, StatusView, Tone } from './common.ts';

/** A deadline that runs. */
export interface ClockView {
  /** Until when the offer wants an answer, or the goods want to be shipped. */
  readonly kind: 'answer' | 'ship';
  readonly at: Instant;
  /** Milliseconds left when the page was read; negative when it has passed. */
  readonly leftMs: number;
  readonly urgency: 'calm' | 'soon' | 'late';
}
