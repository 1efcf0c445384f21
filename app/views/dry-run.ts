/** The result of a dry run: what the settings of a form would have made of the offers of the last days. */
import type { Instant, Money, Tone } from './common.ts';

/** One outcome with the settings of that time, and with those that were tried. */
export interface DryRunShareView {
  readonly code: 'accept' | 'decline' | 'hold' | 'pending';
  /** Such as `Accepted`. */
  readonly label: string;
  readonly tone: Tone;
  readonly before: { readonly positions: number; readonly values: readonly Money[] };
  readonly after: { readonly positions: number; readonly values: readonly Money[] };
}

export interface DryRunDecisionView {
  /** Such as `Declined`. */
  readonly label: string;
  readonly tone: Tone;
  readonly sentence: string;
}

export interface DryRunDifferenceView {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: number;
  readonly title: string;
  readonly quantity: number;
  readonly value: Money | null;
  readonly seenAt: Instant;
  readonly before: DryRunDecisionView;
  readonly after: DryRunDecisionView;
}

export interface DryRunView {
  readonly id: string;
  readonly connection: { readonly id: string; readonly label: string; readonly locationLabel: string };
  readonly days: number;
  readonly state: 'running' | 'done' | 'failed';
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly progress: { readonly done: number; readonly positions: number };
  /** Why it failed, for the merchant. */
  readonly problem: string | null;
  /** What was changed from the saved settings, in words; empty when nothing was. */
  readonly changes: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  /** Positions that were replayed. */
  readonly replayed: number;
  readonly notReplayable: number;
  readonly shares: readonly DryRunShareView[];
  /** Positions judged otherwise; `differences` may hold only the newest of them. */
  readonly changed: number;
  readonly differences: readonly DryRunDifferenceView[];
  /** Whether the rules would only propose, since a person answers. */
  readonly proposals: boolean;
  /** What a dry run cannot know, sentence by sentence. */
  readonly limits: readonly string[];
}
