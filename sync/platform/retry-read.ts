/** Repeating reads, and only reads: exponential back-off with jitter that honours `Retry-After`. */
import { sleep as systemSleep, systemClock, type Clock, type Sleep } from './clock.ts';
import type { HttpResult } from './http.ts';

export interface RetryReadOptions {
  /** Calls in all, the first included. Default 4. */
  readonly attempts?: number;
  /** Ceiling of the first pause; it doubles each time. Default 500. */
  readonly baseDelayMs?: number;
  /** Longest pause. When the other side asks for more, the answer is returned as it is. Default 30 000. */
  readonly maxDelayMs?: number;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly sleep?: Sleep;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

/** Answers that a later attempt may turn into a good one. */
const PASSING_STATUS = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Calls `read` again while it fails on the wire or with a passing status. Only for requests that change nothing at the
 * other side: an unclear outcome is simply tried again.
 * @returns the last result; decides nothing about its meaning
 */
export async function retryRead(read: () => Promise<HttpResult>, options: RetryReadOptions = {}): Promise<HttpResult> {
  const { attempts = 4, baseDelayMs = 500, maxDelayMs = 30_000, signal } = options;
  const { clock = systemClock, sleep = systemSleep, random = Math.random } = options;
  for (let attempt = 1; ; attempt += 1) {
    const result = await read();
    if (attempt >= attempts || signal?.aborted || !mayPass(result)) return result;
    // Full jitter: many readers that failed together do not come back together.
    const ceiling = Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));
    const asked = result.kind === 'response' ? retryAfterMs(result.headers, clock.now()) : undefined;
    if (asked !== undefined && asked > maxDelayMs) return result;
    await sleep(asked === undefined ? ceiling * random() : asked + ceiling * random() * 0.25, signal);
  }
}

function mayPass(result: HttpResult): boolean {
  if (result.kind === 'response') return PASSING_STATUS.has(result.status);
  return !['invalid-request', 'tls', 'too-large', 'aborted'].includes(result.reason);
}

/** Milliseconds the other side asks to wait (`Retry-After` in seconds or as a date), if it does. */
export function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : Math.max(0, instant - now.getTime());
}
