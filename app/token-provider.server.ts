/**
 * Access tokens for background work: the one place that refreshes them, one at a time per shop.
 *
 * The embedded pages are served by Shopify's library, which exchanges the session token for a new pair when less than
 * five minutes are left. The two cannot harm each other: this provider refreshes a minute earlier, so a shop with
 * background work rarely reaches the library's limit; the session storage keeps the pair that lives longer, whoever
 * stores last; and after a refresh that was refused the stored session is read again, because the page may just have
 * replaced it. A refresh whose answer was lost is repeated with the same refresh token: Shopify accepts that until its
 * successor is used (reference shopify-admin 8.2).
 */
import { HttpResponseError, type Session } from '@shopify/shopify-api';
import { adapterError, type AdapterError } from '#sync/core/errors.ts';
import type { ShopId } from '#sync/core/ids.ts';
import { err, ok, type Result } from '#sync/core/result.ts';
import type { Clock, Sleep } from '#sync/platform/clock.ts';
import type { ShopSessions } from './session-storage.server.ts';

/** Refreshed when less than this is left: a minute before Shopify's library would exchange. */
const EARLY_MS = 6 * 60 * 1000;
/** Longer than any HTTP time limit of the refresh. */
const LEASE_SECONDS = 60;
const WAIT_MS = 250;
const WAITS = 80;

export interface TokenProvider {
  /**
   * A token good for at least some minutes, refreshed if need be.
   * @param options.refused a token that Shopify just answered with 401: never given back
   * @returns `auth` when only opening the app in Shopify helps (the shop is then marked), `rate-limited` or `temporary`
   * when trying again later may help
   */
  tokenFor(shop: ShopId, options?: { readonly refused?: string }): Promise<Result<string, AdapterError>>;
}

export interface TokenProviderDeps {
  readonly sessions: ShopSessions;
  /** Both of Shopify's library: `auth.refreshToken` and `session.getOfflineId`. */
  readonly refresh: (request: { shop: string; refreshToken: string }) => Promise<{ session: Session }>;
  readonly offlineId: (shop: string) => string;
  /** Runs `work` alone among all processes; `busy` if somebody else holds the lease. */
  readonly withLease: <T>(
    shop: ShopId,
    name: string,
    seconds: number,
    work: () => Promise<T>,
  ) => Promise<{ busy: true } | { busy: false; value: T }>;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** Access has lapsed: marks the shop so that its work pauses until the app is opened again. Safe to repeat. */
  readonly onNeedsReopening: (shop: ShopId) => Promise<void>;
}

const REOPEN = 'Shopify no longer gives this app access to the shop. Open the app in Shopify once to renew it.';

export function createTokenProvider(deps: TokenProviderDeps): TokenProvider {
  const { sessions, clock } = deps;
  /** Callers of one process that want the same share one refresh. */
  const underWay = new Map<string, Promise<Result<string, AdapterError>>>();

  const load = (shop: ShopId): Promise<Session | undefined> => sessions.loadSession(deps.offlineId(shop));
  const leftMs = (session: Session): number =>
    session.expires ? session.expires.getTime() - clock.now().getTime() : Number.POSITIVE_INFINITY;

  async function lapsed(shop: ShopId): Promise<Result<string, AdapterError>> {
    await deps.onNeedsReopening(shop);
    return err(adapterError('auth', REOPEN));
  }

  /** Under the lease: looks again, since somebody may have been faster, then refreshes. */
  async function refresh(shop: ShopId, refused: string | undefined): Promise<Result<string, AdapterError>> {
    const before = await load(shop);
    if (!before) return lapsed(shop);
    if (before.accessToken && before.accessToken !== refused && leftMs(before) > EARLY_MS)
      return ok(before.accessToken);
    const { refreshToken } = before;
    if (!refreshToken || (before.refreshTokenExpires && before.refreshTokenExpires <= clock.now())) return lapsed(shop);
    try {
      const { session } = await deps.refresh({ shop, refreshToken });
      await sessions.storeSession(session);
    } catch (error) {
      if (!isInvalidGrant(error)) return err(translate(error, clock.now()));
      const after = await load(shop);
      if (!after || after.refreshToken === refreshToken) return lapsed(shop);
    }
    const stored = await load(shop);
    return stored?.accessToken && stored.accessToken !== refused ? ok(stored.accessToken) : lapsed(shop);
  }

  async function alone(shop: ShopId, refused: string | undefined): Promise<Result<string, AdapterError>> {
    for (let attempt = 0; attempt < WAITS; attempt += 1) {
      const turn = await deps.withLease(shop, 'shopify-token', LEASE_SECONDS, () => refresh(shop, refused));
      if (!turn.busy) return turn.value;
      const session = await load(shop);
      // Whoever holds the lease is renewing early: the present token still works.
      if (session?.accessToken && session.accessToken !== refused && leftMs(session) > 0)
        return ok(session.accessToken);
      await deps.sleep(WAIT_MS);
    }
    return err(adapterError('temporary', 'The access to Shopify is being renewed. This is tried again by itself.'));
  }

  return {
    async tokenFor(shop, options = {}) {
      const session = await load(shop);
      if (session?.accessToken && session.accessToken !== options.refused && leftMs(session) > EARLY_MS) {
        return ok(session.accessToken);
      }
      const key = `${shop} ${options.refused ?? ''}`;
      const shared = underWay.get(key) ?? alone(shop, options.refused).finally(() => underWay.delete(key));
      underWay.set(key, shared);
      return shared;
    },
  };
}

/** What Shopify answered, if it did; the library's classes leave the type of their bodies open. */
interface Refusal {
  readonly code: number;
  readonly body?: Record<string, unknown>;
  /** Seconds. */
  readonly retryAfter?: number;
}

function refusalOf(error: unknown): Refusal | null {
  return error instanceof HttpResponseError ? (error.response as Refusal) : null;
}

function isInvalidGrant(error: unknown): boolean {
  return refusalOf(error)?.body?.['error'] === 'invalid_grant';
}

function translate(error: unknown, now: Date): AdapterError {
  const refusal = refusalOf(error);
  if (refusal?.code === 429) {
    return adapterError('rate-limited', 'Shopify asks to wait before the access is renewed.', {
      until: new Date(now.getTime() + (refusal.retryAfter ?? 2) * 1000),
    });
  }
  if (refusal && [400, 401, 403].includes(refusal.code)) {
    return adapterError('auth', "Shopify refused this app's own credentials. The app's provider has to look at it.", {
      detail: `token refresh: HTTP ${refusal.code}`,
    });
  }
  return adapterError('temporary', 'Shopify could not be reached to renew the access. This is tried again by itself.', {
    detail: `token refresh: ${refusal ? `HTTP ${refusal.code}` : String(error)}`,
  });
}
