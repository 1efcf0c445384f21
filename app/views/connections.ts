/** The list of connections and the progress of a run. */
import type { ChannelEnvironment, ChannelKey, Instant } from './common.ts';

export interface ConnectionRow {
  readonly id: string;
  /** The number merchants see. */
  readonly number: number;
  readonly label: string;
  readonly channel: ChannelKey;
  readonly channelName: string;
  readonly environment: ChannelEnvironment;
  /** ISO 3166-1 alpha-2 of the market. */
  readonly market: string;
  /** As shown to merchants, e.g. `2654 (DK)`. */
  readonly locationLabel: string;
  /** Such as `miinto_orders_v21`. */
  readonly api: string;
  readonly active: boolean;
  readonly acceptsAutomatically: boolean;
  readonly health: 'ok' | 'warning' | 'error';
  /** The sentence for the merchant; empty when all is well. */
  readonly message: string;
  /** End of the last complete reading of transfers; null before the first. */
  readonly lastSyncAt: Instant | null;
}

export interface ConnectionsView {
  readonly connections: readonly ConnectionRow[];
  /** A run that is going on or has just ended, so that a reloaded page shows its progress again. */
  readonly latestRun: RunView | null;
}

/** Progress of *Synchronize now*. */
export interface RunView {
  readonly id: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** One entry per piece of work, in order, e.g. `Miinto Orders (v21) 2654 (DK): transfers`. */
  readonly steps: readonly {
    readonly label: string;
    readonly state: 'waiting' | 'running' | 'done' | 'failed';
    /** What came of it so far, e.g. `12 transfers, 3 new`, or what went wrong. */
    readonly note: string | null;
  }[];
}
