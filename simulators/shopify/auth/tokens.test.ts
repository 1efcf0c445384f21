import { afterEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { API_KEY, API_SECRET, DOMAIN, startBoutique, type Boutique } from '../testing/harness.ts';
import { signSessionToken } from './session-token.ts';

allowLoopback();
let boutique: Boutique;
afterEach(() => boutique.close());

const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';
const ONLINE = 'urn:shopify:params:oauth:token-type:online-access-token';
const client = { client_id: API_KEY, client_secret: API_SECRET };

async function oauth(body: object) {
  const response = await boutique.send('/admin/oauth/access_token', { ...client, ...body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function exchange(changes: object = {}, keys = { apiKey: API_KEY, apiSecret: API_SECRET }, domain = DOMAIN) {
  return oauth({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: await signSessionToken(keys, domain, boutique.control.clock.now()),
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: OFFLINE,
    expiring: '1',
    ...changes,
  });
}
const refresh = (token: unknown) => oauth({ grant_type: 'refresh_token', refresh_token: token });
const answers = async (token: unknown) => {
  const response = await boutique.send(
    '/admin/api/2026-10/graphql.json',
    { query: '{ shop { name } }' },
    { 'x-shopify-access-token': String(token) },
  );
  return response.status;
};

describe('the token endpoint', () => {
  it('exchanges a session token for an offline pair of an hour and ninety days', async () => {
    boutique = await startBoutique();
    const { status, body } = await exchange();
    expect(status).toBe(200);
    expect(body).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 90 * 86_400 });
    expect(await answers(body['access_token'])).toBe(200);
  });

  it('hands out a lasting token without a refresh token when expiring is not asked for', async () => {
    boutique = await startBoutique();
    const { body } = await exchange({ expiring: '0' });
    expect(body).not.toHaveProperty('refresh_token');
    await boutique.control.clock.advance(30 * 86_400_000);
    expect(await answers(body['access_token'])).toBe(200);
  });

  it('names the staff member in an online token', async () => {
    boutique = await startBoutique();
    const { body } = await exchange({ requested_token_type: ONLINE });
    expect(body).toHaveProperty('associated_user.id');
  });

  it.each([
    ['another app', { apiKey: 'someone-else', apiSecret: API_SECRET }, DOMAIN],
    ['another secret', { apiKey: API_KEY, apiSecret: 'not-the-secret-of-this-app-at-all' }, DOMAIN],
    ['another shop', { apiKey: API_KEY, apiSecret: API_SECRET }, 'other.myshopify.com'],
  ])('refuses a session token of %s', async (_, keys, domain) => {
    boutique = await startBoutique();
    const { status, body } = await exchange({}, keys, domain);
    expect([status, body['error']]).toEqual([400, 'invalid_subject_token']);
  });

  it('refuses a session token that is older than its minute', async () => {
    boutique = await startBoutique();
    const old = await signSessionToken(
      { apiKey: API_KEY, apiSecret: API_SECRET },
      DOMAIN,
      boutique.control.clock.now(),
    );
    await boutique.control.clock.advance(90_000);
    expect((await exchange({ subject_token: old })).body['error']).toBe('invalid_subject_token');
  });

  it('lets an access token expire after an hour', async () => {
    boutique = await startBoutique();
    const { body } = await exchange();
    await boutique.control.clock.advance(3_601_000);
    expect(await answers(body['access_token'])).toBe(401);
  });

  it('answers a refresh again from the same token until its successor is used, then invalid_grant', async () => {
    boutique = await startBoutique();
    const first = (await exchange()).body;
    const second = (await refresh(first['refresh_token'])).body;
    // The answer was lost: the same refresh token gives the same successor.
    const again = (await refresh(first['refresh_token'])).body;
    expect(again['refresh_token']).toBe(second['refresh_token']);
    expect(await answers(again['access_token'])).toBe(200);
    await refresh(second['refresh_token']);
    const late = await refresh(first['refresh_token']);
    expect([late.status, late.body['error']]).toEqual([400, 'invalid_grant']);
  });

  it('kills the access token that was in use when the pair is refreshed', async () => {
    boutique = await startBoutique();
    const first = (await exchange()).body;
    await refresh(first['refresh_token']);
    expect(await answers(first['access_token'])).toBe(401);
  });

  it('makes every token of a shop useless when the app is uninstalled', async () => {
    boutique = await startBoutique();
    const { body } = await exchange();
    await boutique.control.uninstall(DOMAIN);
    expect(await answers(body['access_token'])).toBe(401);
    expect((await refresh(body['refresh_token'])).body['error']).toBe('invalid_grant');
    expect((await exchange()).body['error']).toBe('invalid_subject_token');
  });
});
