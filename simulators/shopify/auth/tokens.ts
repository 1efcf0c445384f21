import { randomBytes } from 'node:crypto';
import type { ResolvedOptions } from '../options.ts';
import type { SimulatorClock } from '../time/clock.ts';

/** Lives in seconds (reference 8.2). */
const ACCESS_LIFE = 3600;
const ONLINE_LIFE = 86_399;
const REFRESH_LIFE = 90 * 86_400;
/** How long a used refresh token may be tried again while its successor is unused. */
const RETRY_LIFE = 30 * 86_400;

export interface AccessToken {
  readonly value: string;
  readonly domain: string;
  readonly online: boolean;
  readonly scopes: readonly string[];
  expiresAtMs: number | null;
  revoked: boolean;
}

interface RefreshToken {
  readonly value: string;
  readonly domain: string;
  readonly accessToken: string;
  readonly expiresAtMs: number;
  firstUsedAtMs: number | null;
  successor: string | null;
  revoked: boolean;
}

/** The body of the token endpoint's answer. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly scope: string;
  readonly expires_in?: number;
  readonly refresh_token?: string;
  readonly refresh_token_expires_in?: number;
}

export interface TokenOffice {
  issueOffline(domain: string, scopes: readonly string[], expiring: boolean): TokenAnswer;
  issueOnline(domain: string, scopes: readonly string[]): TokenAnswer;
  /** Null means `invalid_grant`. */
  refresh(domain: string, refreshToken: string, scopes: readonly string[]): TokenAnswer | null;
  /** The token if this shop's calls with it are answered now. */
  find(domain: string, value: string): AccessToken | null;
  /** Ends access tokens of a shop at once; `refresh` too: refresh tokens as well, as after an uninstall. */
  revoke(domain: string, what: 'access' | 'all'): void;
  list(domain: string): readonly AccessToken[];
}

export function createTokenOffice(options: ResolvedOptions, clock: SimulatorClock): TokenOffice {
  const access = new Map<string, AccessToken>();
  const refresh = new Map<string, RefreshToken>();
  const secret = (prefix: string) => `${prefix}_${randomBytes(16).toString('hex')}`;

  const newAccess = (domain: string, scopes: readonly string[], online: boolean, life: number | null): AccessToken => {
    const token = {
      value: secret(online ? 'shpua' : 'shpat'),
      domain,
      online,
      scopes,
      expiresAtMs: life === null ? null : clock.ms() + life * 1000,
      revoked: false,
    };
    access.set(token.value, token);
    return token;
  };
  const newPair = (domain: string, scopes: readonly string[]): RefreshToken => {
    const pair: RefreshToken = {
      value: secret('shprt'),
      domain,
      accessToken: newAccess(domain, scopes, false, ACCESS_LIFE).value,
      expiresAtMs: clock.ms() + REFRESH_LIFE * 1000,
      firstUsedAtMs: null,
      successor: null,
      revoked: false,
    };
    refresh.set(pair.value, pair);
    return pair;
  };
  const answer = (pair: RefreshToken, scopes: readonly string[]): TokenAnswer => ({
    access_token: pair.accessToken,
    scope: scopes.join(','),
    expires_in: secondsLeft(access.get(pair.accessToken)?.expiresAtMs ?? 0),
    refresh_token: pair.value,
    refresh_token_expires_in: secondsLeft(pair.expiresAtMs),
  });
  const secondsLeft = (untilMs: number) => Math.max(0, Math.floor((untilMs - clock.ms()) / 1000));

  return {
    issueOffline: (domain, scopes, expiring) => {
      if (expiring) {
        // Migrating to expiring tokens kills the old kind at once.
        for (const token of access.values()) {
          if (token.domain === domain && !token.online && token.expiresAtMs === null) token.revoked = true;
        }
        return answer(newPair(domain, scopes), scopes);
      }
      const lasting = [...access.values()].find(
        (token) => token.domain === domain && !token.online && token.expiresAtMs === null && !token.revoked,
      );
      const token = lasting ?? newAccess(domain, scopes, false, null);
      return { access_token: token.value, scope: scopes.join(',') };
    },
    issueOnline: (domain, scopes) => ({
      access_token: newAccess(domain, scopes, true, ONLINE_LIFE).value,
      scope: scopes.join(','),
      expires_in: ONLINE_LIFE,
    }),
    refresh: (domain, value, scopes) => {
      const used = refresh.get(value);
      if (!used || used.domain !== domain || used.revoked || used.expiresAtMs <= clock.ms()) return null;
      const successor = used.successor === null ? null : refresh.get(used.successor);
      if (successor) {
        const retryable =
          successor.firstUsedAtMs === null && clock.ms() - (used.firstUsedAtMs ?? 0) <= RETRY_LIFE * 1000;
        return retryable && !successor.revoked ? answer(successor, scopes) : null;
      }
      const next = newPair(domain, scopes);
      used.firstUsedAtMs = clock.ms();
      used.successor = next.value;
      const old = access.get(used.accessToken);
      if (old && options.refreshRevokesAccessToken) old.revoked = true;
      return answer(next, scopes);
    },
    find: (domain, value) => {
      const token = access.get(value);
      if (!token || token.domain !== domain || token.revoked) return null;
      return token.expiresAtMs !== null && token.expiresAtMs <= clock.ms() ? null : token;
    },
    revoke: (domain, what) => {
      for (const token of access.values()) if (token.domain === domain) token.revoked = true;
      if (what === 'access') return;
      for (const token of refresh.values()) if (token.domain === domain) token.revoked = true;
    },
    list: (domain) => [...access.values()].filter((token) => token.domain === domain),
  };
}
