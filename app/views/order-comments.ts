/** What is said about an order and the files that came with it. */
import type { Instant, StatusView } from './common.ts';

/** Who opened a document when, and who could have. */
export interface OpeningView {
  readonly id: string;
  readonly at: Instant;
  /** E.g. `Opened`, `Link made`. */
  readonly what: string;
  /** Null: somebody without a valid link. */
  readonly person: string | null;
}

export interface DocumentView {
  readonly id: string;
  /** E.g. `Shipping label`. */
  readonly title: string;
  readonly state: StatusView;
  /** Its size, or what is wrong and what happens next. */
  readonly sentence: string;
  readonly createdAt: Instant;
  /** When it is tried again by itself; null when it is not. */
  readonly nextTryAt: Instant | null;
  readonly can: { readonly open: boolean; readonly retry: boolean; readonly revoke: boolean };
  /** Links that open it now. */
  readonly openLinks: number;
  /** Newest first; the last few. */
  readonly openings: readonly OpeningView[];
}

export interface CommentView {
  readonly id: string;
  readonly at: Instant;
  /** Null: the app. */
  readonly author: string | null;
  /** Plain text, with line breaks. */
  readonly text: string;
}

export interface CommentsTabView {
  readonly tab: 'comments';
  /** What the channel says about the delivery, in reading order; only what it said. */
  readonly material: readonly { readonly label: string; readonly value: string }[];
  readonly documents: readonly DocumentView[];
  /** Newest first. */
  readonly comments: readonly CommentView[];
  /** Characters of a comment. */
  readonly longest: number;
}
