/** One order in a few words, for the block on the store's own order page. */
import type { Instant, StatusView } from './common.ts';

export interface OrderSummaryView {
  readonly id: string;
  /** The number merchants see. */
  readonly number: number;
  readonly channelName: string;
  readonly channelOrderId: string | null;
  readonly market: string;
  readonly status: StatusView;
  readonly note: string;
  /** Estimated where the channel states no time; null while no such clock runs. */
  readonly answerBy: Instant | null;
  readonly shipBy: Instant | null;
}
