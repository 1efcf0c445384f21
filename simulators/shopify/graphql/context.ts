import type { Act } from '../act.ts';
import type { RequestFaultPlan } from './plan.ts';

/** What every resolver is handed. */
export interface Context {
  readonly act: Act;
  readonly scopes: readonly string[];
  /** Offline tokens may create orders, online ones may not. */
  readonly online: boolean;
  readonly plan: RequestFaultPlan;
  /** Warnings about search queries, shown under `extensions.search`. */
  readonly searchWarnings: { readonly query: string; readonly field: string }[];
}

export type Args = Readonly<Record<string, unknown>>;

/** Resolvers of one type, by field. */
export type Fields<Source> = Readonly<Record<string, (source: Source, args: Args, context: Context) => unknown>>;
