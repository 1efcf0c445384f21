/** The home page: where things stand and what to do next. */
import type { AttentionView } from './common.ts';
import type { ConnectionRow } from './connections.ts';

export interface HomeView {
  readonly connections: readonly ConnectionRow[];
  readonly orders: {
    /** Offers that wait for a person or a rule. */
    readonly pendingApproval: number;
    /** Of these: with at least one held position. */
    readonly held: number;
    /** Accepted at the channel, on the way into the store. */
    readonly waiting: number;
    /** Accepted, but not insertable without a person. */
    readonly failed: number;
    /** Put into the store during the last 24 hours. */
    readonly insertedToday: number;
  };
  /** Newest first, at most ten. */
  readonly attention: readonly AttentionView[];
  readonly attentionCount: number;
}
