import type { AdapterError } from '../../core/errors.ts';
import type { ShopTx } from '../../persistence/database.ts';
import type { Attempt, EffectRow } from '../../persistence/effects.ts';
import type { FlowContext } from '../context.ts';

/** How sending went. */
export type SendOutcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** Read and refused: it was not executed and never will be as it is. */
  | { readonly kind: 'rejected'; readonly error: AdapterError }
  /** Surely not executed; send again at `at`, with a changed request if one is given (a new generation). */
  | { readonly kind: 'again'; readonly at: Date; readonly error: AdapterError; readonly request?: unknown }
  | { readonly kind: 'unclear'; readonly error: AdapterError }
  /** A person must look before anything is sent. */
  | { readonly kind: 'person'; readonly error: AdapterError };

/** What a look-up found about an unclear effect. */
export type ResolveOutcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** Nothing there. Counts only when a second look-up a settle time later says the same. */
  | { readonly kind: 'absent' }
  /** The other side has decided otherwise; its word stands. */
  | { readonly kind: 'conflict'; readonly error: AdapterError }
  /** Could not be told now; look again. */
  | { readonly kind: 'unsure'; readonly error: AdapterError | null }
  | { readonly kind: 'person'; readonly error: AdapterError };

/** One kind of write: how it is sent, how it is looked up, and what it changes here when it is settled. */
export interface EffectDefinition<Request, Result> {
  parse(request: unknown): Request;
  parseResult(result: unknown): Result;
  /** Longer than the adapter's timeout (ms before scaling). */
  readonly leaseMs: number;
  /** How long the other side may take until a look-up shows what was done (ms before scaling). */
  readonly settleMs: number;
  /** Locks taken before the effect's own row when an outcome is recorded, so that everybody locks in the same order. */
  lockFirst(tx: ShopTx, request: Request): Promise<void>;
  /** Calls out. No transaction is open. */
  send(context: FlowContext, effect: EffectRow, request: Request, attempt: Attempt): Promise<SendOutcome<Result>>;
  resolve(context: FlowContext, effect: EffectRow, request: Request): Promise<ResolveOutcome<Result>>;
  /** In the transaction that records the outcome. */
  onDone(tx: ShopTx, context: FlowContext, effect: EffectRow, request: Request, result: Result): Promise<void>;
  onRejected(tx: ShopTx, context: FlowContext, effect: EffectRow, request: Request, error: AdapterError): Promise<void>;
  onPerson(tx: ShopTx, context: FlowContext, effect: EffectRow, request: Request, error: AdapterError): Promise<void>;
}
