/**
 * The one closed set of failures that every adapter translates into (design section 6). Only `rate-limited` and
 * `temporary` may be sent again as they are; `unclear` must be looked up first.
 */
export type AdapterErrorKind =
  /** The credentials or the token are not accepted; a person must act. */
  | 'auth'
  /** Signed in, but not allowed to do this (privilege or scope missing). */
  | 'forbidden'
  /** The thing asked for does not exist there. */
  | 'not-found'
  /** The other side read the request and refused it; sending the same again is pointless. */
  | 'rejected'
  /** The thing's state has moved on (already answered, stale quantity); re-read before deciding. */
  | 'conflict'
  /** Surely not executed; may be sent again after `until`. */
  | 'rate-limited'
  /** Surely not executed; may be sent again. */
  | 'temporary'
  /** May have been executed: look it up before sending again. For reads this is the same as temporary. */
  | 'unclear'
  /** An answer that cannot be understood (HTML, cut, wrong types). A write with such an answer may have been executed. */
  | 'unexpected-reply';

export interface AdapterError {
  readonly kind: AdapterErrorKind;
  /** One plain sentence for the merchant: what happened and what can be done. No secrets, no personal data. */
  readonly message: string;
  /** For the log: status, code, start of the reply. Redacted by the adapter. */
  readonly detail?: string;
  /** Only with `rate-limited`: not before this instant (UTC). */
  readonly until?: Date;
  /** Which part the other side refused, in its own path notation, e.g. `['order','shippingAddress','zip']`. */
  readonly field?: readonly string[];
}

export function adapterError(
  kind: AdapterErrorKind,
  message: string,
  more: Omit<AdapterError, 'kind' | 'message'> = {},
): AdapterError {
  return { kind, message, ...more };
}

/** Whether a write that failed this way was surely not executed. */
export function surelyNotExecuted(error: AdapterError): boolean {
  return error.kind !== 'unclear' && error.kind !== 'unexpected-reply';
}
