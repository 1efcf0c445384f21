/** Shapes that several pages share. Views are plain values: they travel to the browser as JSON, dates as ISO texts (UTC). */
import type { ChannelEnvironment, ChannelKey } from '#sync/core/ids.ts';
import type { Money } from '#sync/core/money.ts';

export type { ChannelEnvironment, ChannelKey, Money };

/** An instant as ISO text, UTC. */
export type Instant = string;

/** How loud a badge or line is: `attention` wants a person soon, `critical` is an error. */
export type Tone = 'neutral' | 'info' | 'success' | 'attention' | 'warning' | 'critical';

/** A word for a state and how loud it is. */
export interface StatusView {
  /** Stable, for tests and filters. */
  readonly code: string;
  /** What the merchant reads, e.g. `Pending approval`. */
  readonly label: string;
  readonly tone: Tone;
}

/** A marketplace the product knows, with or without an adapter. */
export interface ChannelView {
  readonly key: ChannelKey;
  readonly name: string;
  /** Such as `miinto_orders_v21`; null while there is no adapter. */
  readonly api: string | null;
}

/** The one thing to do about it. */
export type AttentionAction =
  | { readonly kind: 'open'; readonly label: string; readonly url: string }
  /** Puts the order in the store once more. */
  | { readonly kind: 'retry'; readonly label: string; readonly orderId: string };

/** Something a person should look at. */
export interface AttentionView {
  readonly id: string;
  readonly message: string;
  readonly orderId: string | null;
  /** Null when all there is to do is outside the app; the message says so. */
  readonly action: AttentionAction | null;
  readonly createdAt: Instant;
}
