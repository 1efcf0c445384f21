import { randomBytes } from 'node:crypto';
import type { AdapterError } from '../../core/errors.ts';
import type { ChannelEnvironment } from '../../core/ids.ts';
import type { Result } from '../../core/result.ts';
import { err, ok } from '../../core/result.ts';
import type { HttpResult } from '../../platform/http.ts';
import type { ChannelAccess, ChannelCredentials, ChannelToken } from '../channel.ts';
import { addressOf, controlHeaders } from './addressing.ts';
import type { Resource } from './addressing.ts';
import type { Reading } from './envelope.ts';
import { accessRefused } from './errors.ts';
import type { Target, WriteMethod } from './paths.ts';
import type { MiintoDeps, MiintoService } from './settings.ts';
import { signIn } from './sign-in.ts';
import type { SignedIn } from './sign-in.ts';
import { authHeaders } from './signing.ts';
import { Transport } from './transport.ts';
import type { Attempt } from './transport.ts';

/** A token that Miinto refused right after it was made is not replaced again for this long (before `timeScale`). */
const REFUSAL_MEMORY_MS = 5 * 60_000;

/**
 * A write begins within this time of being asked for, or not at all (before `timeScale`): its caller holds a lease, and
 * must be able to tell when it can no longer be on its way. With the time limit of the request this bounds the call.
 */
const WRITE_START_MS = 20_000;

/** One signed call; the location is always among the values of the path template. */
export interface Call<T> extends Omit<Resource, 'environment'> {
  /** Present: a write with exactly this text. Absent: a GET. */
  readonly body?: string;
  /** Of a write; PATCH by default. */
  readonly method?: WriteMethod;
  readonly maxBytes?: number | undefined;
  readonly read: (bodyText: string, status: number) => Reading<T>;
}

/** Signed calls to Miinto with a shared token that is renewed once when it is refused. */
export class MiintoClient {
  readonly #deps: MiintoDeps;
  readonly #transport: Transport;
  /** Per location: the token that was refused although it was new, so that not every poll makes another one. */
  readonly #refusals = new Map<string, { readonly tokenId: string; readonly at: number }>();

  constructor(deps: MiintoDeps) {
    this.#deps = deps;
    this.#transport = new Transport(deps);
  }

  signIn(environment: ChannelEnvironment, credentials: ChannelCredentials): Promise<Result<SignedIn, AdapterError>> {
    return signIn(this.#deps, this.#transport, environment, credentials);
  }

  /**
   * Signs, sends and reads. A refusal of the token leads to exactly one renewal and one more attempt, also for writes:
   * what is refused for who we are was not executed.
   */
  async call<T>(access: ChannelAccess, call: Call<T>): Promise<Result<T, AdapterError>> {
    const { environment, locationId } = access;
    const target = addressOf(this.#deps, { ...call, environment, values: { locationId, ...call.values } });
    if (!target.ok) return target;

    const startBefore = call.action.write
      ? new Date(this.#deps.clock.now().getTime() + WRITE_START_MS / (this.#deps.timeScale ?? 1))
      : undefined;
    const clock = this.#transport.serverClock(environment);
    const offsetBefore = clock.offsetMs;
    const stored = await access.tokens.current();
    const token = stored === null ? await this.#renew(access, null) : ok(stored);
    if (!token.ok) return token;

    const attempt = await this.#attempt(access, call, target.value, token.value, startBefore);
    if (attempt.authDoubt === null) return attempt.result;
    // A new token that may not do this will not be let in by another one; a new token that is not known at all may be.
    const isNew = (stored === null && attempt.authDoubt === 'forbidden') || this.#refusedBefore(access, token.value);
    if (isNew && clock.offsetMs === offsetBefore) return this.#giveUp(access, call, token.value, attempt);

    // With a clock corrected just now the same token deserves a second attempt.
    const next = isNew ? token : await this.#renew(access, token.value);
    if (!next.ok) return next;
    const retried = await this.#attempt(access, call, target.value, next.value, startBefore);
    return retried.authDoubt === null ? retried.result : this.#giveUp(access, call, next.value, retried);
  }

  /**
   * Sends a GET to an address that Miinto itself named, below one of its hosts, with signed headers; once more with a new
   * token when the first one is refused. Each attempt takes a turn of the location's rate.
   */
  async signedGet(
    access: ChannelAccess,
    service: MiintoService,
    url: URL,
    send: (headers: Record<string, string>) => Promise<HttpResult>,
  ): Promise<Result<HttpResult, AdapterError>> {
    const stored = await access.tokens.current();
    const token = stored === null ? await this.#renew(access, null) : ok(stored);
    if (!token.ok) return token;
    const first = await this.#signedSend(access, service, url, token.value, send);
    if (first.kind !== 'response' || first.status !== 401) return ok(first);
    const next = await this.#renew(access, token.value);
    return next.ok ? ok(await this.#signedSend(access, service, url, next.value, send)) : next;
  }

  async #signedSend(
    access: ChannelAccess,
    service: MiintoService,
    url: URL,
    token: ChannelToken,
    send: (headers: Record<string, string>) => Promise<HttpResult>,
  ): Promise<HttpResult> {
    await this.#deps.limiter.take(this.#transport.locationBucket(access.environment, access.locationId), 1);
    return send({
      ...controlHeaders(this.#deps, service),
      ...authHeaders({
        method: 'GET',
        host: this.#deps.signingHosts?.[service] ?? url.hostname,
        path: url.pathname,
        query: url.search.slice(1),
        body: '',
        token,
        timestamp: this.#transport.serverClock(access.environment).timestamp(),
        seed: randomBytes(8).toString('hex'),
      }),
    });
  }

  #attempt<T>(
    access: ChannelAccess,
    call: Call<T>,
    target: Target,
    token: ChannelToken,
    startBefore: Date | undefined,
  ): Promise<Attempt<T>> {
    const { environment, locationId } = access;
    const method = call.body === undefined ? 'GET' : (call.method ?? 'PATCH');
    const signable = {
      method,
      host: this.#deps.signingHosts?.[call.service] ?? target.host,
      path: target.path,
      query: target.query,
      body: call.body ?? '',
      token,
    };
    return this.#transport.exchange(
      {
        environment,
        locationId,
        bucket: this.#transport.locationBucket(environment, locationId),
        action: call.action,
        repeatable: !call.action.write,
        maxBytes: call.maxBytes,
        startBefore,
        build: () => ({
          method,
          url: target.url,
          headers: {
            ...controlHeaders(this.#deps, call.service),
            ...authHeaders({
              ...signable,
              timestamp: this.#transport.serverClock(environment).timestamp(),
              seed: randomBytes(8).toString('hex'),
            }),
          },
          ...(call.body === undefined ? {} : { body: call.body }),
        }),
      },
      call.read,
    );
  }

  #renew(access: ChannelAccess, stale: ChannelToken | null): Promise<Result<ChannelToken, AdapterError>> {
    return access.tokens.renew(stale, async () => {
      const signedIn = await this.signIn(access.environment, access.credentials);
      return signedIn.ok ? ok(signedIn.value.token) : signedIn;
    });
  }

  #refusedBefore({ environment, locationId }: ChannelAccess, token: ChannelToken): boolean {
    const known = this.#refusals.get(`${environment}:${locationId}`);
    if (known?.tokenId !== token.id) return false;
    const ageMs = this.#deps.clock.now().getTime() - known.at;
    return ageMs < REFUSAL_MEMORY_MS / (this.#deps.timeScale ?? 1);
  }

  #giveUp<T>(access: ChannelAccess, call: Call<T>, token: ChannelToken, attempt: Attempt<T>): Result<T, AdapterError> {
    const { result, authDoubt } = attempt;
    if (result.ok || authDoubt === null) return result;
    if (!this.#refusedBefore(access, token)) {
      const at = this.#deps.clock.now().getTime();
      this.#refusals.set(`${access.environment}:${access.locationId}`, { tokenId: token.id, at });
    }
    return err(accessRefused(authDoubt, call.action, result.error.detail ?? ''));
  }
}
