import type { Act } from '../act.ts';
import type { Fault } from '../faults/faults.ts';

/** What every resolver is handed. */
export interface Context {
  readonly act: Act;
  readonly scopes: readonly string[];
  /** Offline tokens may create orders, online ones may not. */
  readonly online: boolean;
  /** The fault that strikes the request in hand. */
  readonly fault: Fault | null;
  /** The variables as they were sent, text and order: part of what an idempotency key stands for. */
  readonly sent: string;
  /** Warnings about search queries, shown under `extensions.search`. */
  readonly searchWarnings: { readonly query: string; readonly field: string }[];
}

export type Args = Readonly<Record<string, unknown>>;

/** Resolvers of one type, by field. */
export type Fields<Source> = Readonly<Record<string, (source: Source, args: Args, context: Context) => unknown>>;
