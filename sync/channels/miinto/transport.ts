import { createHash } from 'node:crypto';
import type { AdapterError } from '../../core/errors.ts';
import type { ChannelEnvironment } from '../../core/ids.ts';
import { placeKey } from '../../core/ids.ts';
import type { RateBucket } from '../../core/limiter.ts';
import type { Result } from '../../core/result.ts';
import { err, ok } from '../../core/result.ts';
import type { HttpRequest, HttpResult } from '../../platform/http.ts';
import { retryRead } from '../../platform/retry-read.ts';
import { failureWordsOf } from './envelope.ts';
import type { Reading } from './envelope.ts';
import { authDoubtOf, errorOfFailure, errorOfStatus, refused, unreadable } from './errors.ts';
import type { Action, AuthDoubt } from './errors.ts';
import { ServerClock } from './server-clock.ts';
import type { MiintoDeps } from './settings.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_REPLY_BYTES = 32 * 1024 * 1024;
const DEFAULT_REQUESTS_PER_SECOND = 2;
/** For a 429 that does not say how long. */
const DEFAULT_PAUSE_MS = 2_000;
const READ_ATTEMPTS = 3;
/** A read waits this long for its turn by itself; longer waits are the caller's to plan. */
const LONGEST_RETRY_PAUSE_MS = 5_000;

/** One exchange in the making. */
export interface Outgoing {
  readonly environment: ChannelEnvironment;
  readonly locationId: string | null;
  readonly bucket: RateBucket;
  readonly action: Action;
  /** May be sent again after a failure on the wire. */
  readonly repeatable: boolean;
  readonly maxBytes?: number | undefined;
  /** Not sent after this instant, however long the rate made it wait. */
  readonly startBefore?: Date | undefined;
  /** Builds the request anew for every attempt, since each needs its own timestamp and seed. */
  readonly build: () => HttpRequest;
}

/** The outcome, with what is known about a refusal. */
export interface Attempt<T> {
  readonly result: Result<T, AdapterError>;
  /** Present when Miinto understood the request and refused it; the words may be empty. */
  readonly refusal: { readonly words: string } | null;
  /** Present when a new sign-in may cure the refusal. */
  readonly authDoubt: AuthDoubt | null;
}

/** Sends requests within the rate, the time limit and the retry rules, and turns every reply into a value or an error. */
export class Transport {
  readonly #deps: MiintoDeps;
  readonly #clocks = new Map<ChannelEnvironment, ServerClock>();

  constructor(deps: MiintoDeps) {
    this.#deps = deps;
  }

  /** Miinto's time in this environment. */
  serverClock(environment: ChannelEnvironment): ServerClock {
    const known = this.#clocks.get(environment) ?? new ServerClock(this.#deps.clock);
    this.#clocks.set(environment, known);
    return known;
  }

  locationBucket(environment: ChannelEnvironment, locationId: string): RateBucket {
    return this.#bucket(placeKey({ channel: 'miinto', environment, locationId }));
  }

  /** The login is hashed: bucket keys are stored in clear. */
  accountBucket(environment: ChannelEnvironment, login: string): RateBucket {
    const account = createHash('sha256').update(login).digest('hex').slice(0, 16);
    return this.#bucket(`miinto:${environment}:account:${account}`);
  }

  async exchange<T>(outgoing: Outgoing, read: (bodyText: string, status: number) => Reading<T>): Promise<Attempt<T>> {
    const scale = this.#deps.timeScale ?? 1;
    const send = () => this.#sendOnce(outgoing, scale);
    const result = outgoing.repeatable
      ? await retryRead(send, {
          attempts: READ_ATTEMPTS,
          baseDelayMs: 500 / scale,
          maxDelayMs: LONGEST_RETRY_PAUSE_MS,
          clock: this.#deps.clock,
          ...(this.#deps.sleep && { sleep: this.#deps.sleep }),
          ...(this.#deps.random && { random: this.#deps.random }),
        })
      : await send();
    const attempt = this.#judge(outgoing, result, read, scale);
    this.#report(outgoing, result, attempt.result);
    return attempt;
  }

  async #sendOnce(outgoing: Outgoing, scale: number): Promise<HttpResult> {
    const { clock, http, limiter } = this.#deps;
    const { startBefore } = outgoing;
    const patience = startBefore && Math.max(0, startBefore.getTime() - clock.now().getTime());
    const taken = await limiter.take(outgoing.bucket, 1, patience === undefined ? {} : { longestWaitMs: patience });
    const sentAt = clock.now();
    if (!taken || (startBefore && sentAt > startBefore)) {
      return { kind: 'not-sent', reason: 'aborted', cause: 'waited too long for its turn', durationMs: 0 };
    }
    const result = await http.send({
      ...outgoing.build(),
      timeoutMs: (this.#deps.timeoutMs ?? DEFAULT_TIMEOUT_MS) / scale,
      maxBytes: outgoing.maxBytes ?? this.#deps.maxReplyBytes ?? DEFAULT_REPLY_BYTES,
    });
    if (result.kind !== 'response') return result;
    this.serverClock(outgoing.environment).learn(result.headers.get('date'), sentAt);
    if (result.status === 429) {
      const { until } = errorOfStatus(result, outgoing.action, clock.now(), DEFAULT_PAUSE_MS / scale);
      if (until) await limiter.pause(outgoing.bucket, until);
    }
    return result;
  }

  #judge<T>(
    { action }: Outgoing,
    result: HttpResult,
    read: (bodyText: string, status: number) => Reading<T>,
    scale: number,
  ): Attempt<T> {
    const settled = { refusal: null, authDoubt: null };
    if (result.kind !== 'response') return { ...settled, result: err(errorOfFailure(result, action)) };
    const { status, bodyText } = result;
    if (status < 200 || status > 299) {
      const error = errorOfStatus(result, action, this.#deps.clock.now(), DEFAULT_PAUSE_MS / scale);
      const words = failureWordsOf(bodyText);
      const refusal = ['rejected', 'not-found', 'conflict'].includes(error.kind) ? { words } : null;
      return { result: err(error), refusal, authDoubt: authDoubtOf(status, words) };
    }
    const reading = read(bodyText, status);
    switch (reading.kind) {
      case 'value':
        return { ...settled, result: ok(reading.value) };
      case 'unreadable':
        return { ...settled, result: err(unreadable(action, `HTTP ${status}: ${reading.why}`)) };
      case 'failure': {
        const { words } = reading;
        const error = refused(action, words, `HTTP ${status}, failure: ${words || 'no reason given'}`);
        return { result: err(error), refusal: { words }, authDoubt: authDoubtOf(status, words) };
      }
    }
  }

  #report<T>(outgoing: Outgoing, http: HttpResult, result: Result<T, AdapterError>): void {
    const answer = http.kind === 'response' ? `HTTP ${http.status}` : `no answer (${http.reason})`;
    this.#deps.onExchange?.(
      {
        action: outgoing.action.title,
        outcome: result.ok ? answer : `${answer}, ${result.error.kind}`,
        durationMs: http.durationMs,
      },
      { environment: outgoing.environment, locationId: outgoing.locationId, error: result.ok ? null : result.error },
    );
  }

  #bucket(key: string): RateBucket {
    const rate = this.#deps.requestsPerSecond ?? DEFAULT_REQUESTS_PER_SECOND;
    return { key, capacity: rate, refillPerSecond: rate };
  }
}
