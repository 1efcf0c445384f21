import { HttpInternalError, HttpResponseError, Session } from '@shopify/shopify-api';
import { describe, expect, it } from 'vitest';
import { ShopId } from '#sync/core/ids.ts';
import type { ShopSessions } from './session-storage.server.ts';
import { createTokenProvider } from './token-provider.server.ts';

const shop = ShopId.parse('a.myshopify.com');
const now = new Date('2026-11-24T10:00:00Z');
const MINUTE = 60_000;
const id = `offline_${shop}`;

function session(token: string, minutes: number | null, refreshToken: string | null = `r-${token}`): Session {
  return new Session({
    id,
    shop,
    state: '',
    isOnline: false,
    accessToken: token,
    ...(minutes === null ? {} : { expires: new Date(now.getTime() + minutes * MINUTE) }),
    ...(refreshToken === null
      ? {}
      : { refreshToken, refreshTokenExpires: new Date(now.getTime() + 90 * 24 * 60 * MINUTE) }),
  });
}

/** A shop whose storage is a variable and whose refresh answers as told. */
function set(stored: Session | undefined, refresh: (world: World) => Session | Error) {
  const world: World = { stored, refreshed: [], reopen: 0, leaseHeld: false, slept: 0 };
  const sessions: ShopSessions = {
    storeSession: async (next) => {
      const newer = world.stored?.expires && next.expires && world.stored.expires > next.expires;
      if (!newer) world.stored = next;
      return true;
    },
    loadSession: async () => world.stored,
    deleteSession: async () => true,
    deleteSessions: async () => true,
    findSessionsByShop: async () => [],
  };
  const provider = createTokenProvider({
    sessions,
    refresh: async ({ refreshToken }) => {
      world.refreshed.push(refreshToken);
      const answer = refresh(world);
      if (answer instanceof Error) throw answer;
      return { session: answer };
    },
    offlineId: () => id,
    withLease: async (_shop, _name, _seconds, work) => {
      if (world.leaseHeld) return { busy: true };
      world.leaseHeld = true;
      try {
        return { busy: false, value: await work() };
      } finally {
        world.leaseHeld = false;
      }
    },
    clock: { now: () => now },
    sleep: async () => {
      world.slept += 1;
      if (world.slept === 3) {
        world.leaseHeld = false;
        world.stored = session('of-another', 60);
      }
    },
    onNeedsReopening: async () => {
      world.reopen += 1;
    },
  });
  return { world, provider };
}
interface World {
  stored: Session | undefined;
  refreshed: string[];
  reopen: number;
  leaseHeld: boolean;
  slept: number;
}

const invalidGrant = new HttpResponseError({
  message: 'no',
  code: 400,
  statusText: 'Bad Request',
  body: { error: 'invalid_grant' },
});
const never = (): Error => new Error('Not to be asked');

describe('a token for background work', () => {
  it('is the stored one while it is good for more than six minutes', async () => {
    const { provider, world } = set(session('t1', 7), never);
    expect(await provider.tokenFor(shop)).toEqual({ ok: true, value: 't1' });
    expect(world.refreshed).toEqual([]);
  });

  it('is the stored one for ever when it has no end', async () => {
    const { provider } = set(session('t1', null, null), never);
    expect(await provider.tokenFor(shop)).toEqual({ ok: true, value: 't1' });
  });

  it('is refreshed before it runs out, and the new pair is stored', async () => {
    const { provider, world } = set(session('t1', 5), () => session('t2', 60));
    expect(await provider.tokenFor(shop)).toEqual({ ok: true, value: 't2' });
    expect(world.refreshed).toEqual(['r-t1']);
    expect(world.stored?.refreshToken).toBe('r-t2');
  });

  it('is refreshed once when many ask at once', async () => {
    const { provider, world } = set(session('t1', 5), () => session('t2', 60));
    const tokens = await Promise.all(Array.from({ length: 20 }, () => provider.tokenFor(shop)));
    expect(new Set(tokens.map((token) => (token.ok ? token.value : token.error.kind)))).toEqual(new Set(['t2']));
    expect(world.refreshed).toHaveLength(1);
  });

  it('is never one that Shopify has just refused', async () => {
    const { provider, world } = set(session('t1', 50), () => session('t2', 60));
    expect(await provider.tokenFor(shop, { refused: 't1' })).toEqual({ ok: true, value: 't2' });
    expect(world.refreshed).toEqual(['r-t1']);
  });

  it('is the page’s newer one when both renewed at the same time', async () => {
    const { provider } = set(session('t1', 5), (world) => {
      world.stored = session('of-the-page', 61);
      return session('t2', 60);
    });
    expect(await provider.tokenFor(shop)).toEqual({ ok: true, value: 'of-the-page' });
  });

  it('is the page’s new one when the refresh came too late', async () => {
    const { provider, world } = set(session('t1', 5), (current) => {
      current.stored = session('of-the-page', 61);
      return invalidGrant;
    });
    expect(await provider.tokenFor(shop)).toEqual({ ok: true, value: 'of-the-page' });
    expect(world.reopen).toBe(0);
  });

  it('is the present one while somebody else renews it and it still works', async () => {
    const { provider, world } = set(session('t1', 5), never);
    world.leaseHeld = true;
    expect(await provider.tokenFor(shop)).toEqual({ ok: true, value: 't1' });
  });

  it('is waited for while somebody else renews one that has run out', async () => {
    const { provider, world } = set(session('t1', -1), never);
    world.leaseHeld = true;
    expect(await provider.tokenFor(shop)).toEqual({ ok: true, value: 'of-another' });
    expect(world.slept).toBe(3);
  });
});

describe('access that has lapsed', () => {
  it.each<[string, Session | undefined]>([
    ['Shopify no longer takes the refresh token', session('t1', 5)],
    ['there is no session', undefined],
    ['the token has run out and there is nothing to refresh it with', session('t1', -1, null)],
  ])('marks the shop when %s', async (_, stored) => {
    const { provider, world } = set(stored, () => invalidGrant);
    const result = await provider.tokenFor(shop);
    expect(result).toMatchObject({ ok: false, error: { kind: 'auth' } });
    expect(world.reopen).toBe(1);
  });

  it.each<[string, Error]>([
    ['no answer comes', new TypeError('fetch failed')],
    ['Shopify is down', new HttpInternalError({ message: 'no', code: 503, statusText: '' })],
    ['the answer is not JSON', new SyntaxError('Unexpected token <')],
  ])('is not concluded when %s: the same refresh token is used again later', async (_, failure) => {
    let down = true;
    const { provider, world } = set(session('t1', -1), () => (down ? failure : session('t2', 60)));
    expect(await provider.tokenFor(shop)).toMatchObject({ ok: false, error: { kind: 'temporary' } });
    down = false;
    expect(await provider.tokenFor(shop)).toEqual({ ok: true, value: 't2' });
    expect(world.refreshed).toEqual(['r-t1', 'r-t1']);
    expect(world.reopen).toBe(0);
  });
});
