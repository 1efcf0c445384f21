import type { FastifyReply, FastifyRequest } from 'fastify';
import { STAFF_USER_ID, verifySessionToken } from '../auth/session-token.ts';
import type { TokenAnswer } from '../auth/tokens.ts';
import { HTTP_FAULTS } from '../faults/faults.ts';
import type { Shop } from '../state/shop.ts';
import { recordRequest, type World } from '../world.ts';
import { answerWithFault } from './fault-reply.ts';
import { shopOf } from './shop-of.ts';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ONLINE = 'urn:shopify:params:oauth:token-type:online-access-token';
const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';

interface Outcome {
  readonly status: number;
  readonly body: object;
}
const failed = (error: string, description: string, status = 400): Outcome => ({
  status,
  body: { error, error_description: description },
});

/** `POST /admin/oauth/access_token`: token exchange and refresh. */
export function oauthRoute(world: World) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const shop = shopOf(world, request);
    if (!shop) return reply.code(404).send({ errors: 'Not Found' });
    const fault = world.faults.strike(HTTP_FAULTS, { names: ['access_token'], shop: shop.domain });
    const body = readBody(request.body);
    recordRequest(world, {
      shop: shop.domain,
      operation: 'access_token',
      // Secrets and tokens are not kept.
      variables: { grant_type: body['grant_type'], requested_token_type: body['requested_token_type'] },
      cost: null,
      fault: fault?.kind ?? null,
      executed: true,
    });
    return answerWithFault(request, reply, fault, () => handle(world, shop, body));
  };
}

async function handle(world: World, shop: Shop, body: Readonly<Record<string, string>>): Promise<Outcome> {
  const { options } = world;
  if (body['client_id'] !== options.apiKey || body['client_secret'] !== options.apiSecret) {
    return failed('invalid_client', 'Client authentication failed', 401);
  }
  const scopes = shop.installation?.scopes ?? null;
  if (body['grant_type'] === 'refresh_token') {
    const answer = scopes && world.tokens.refresh(shop.domain, body['refresh_token'] ?? '', scopes);
    return answer
      ? { status: 200, body: answer }
      : failed('invalid_grant', 'The refresh token is expired, revoked or has been replaced.');
  }
  if (body['grant_type'] !== EXCHANGE || body['subject_token_type'] !== ID_TOKEN) {
    return failed('unsupported_grant_type', 'The grant type is not supported.');
  }
  const subject = await verifySessionToken(options, shop.domain, body['subject_token'] ?? '', world.clock.now());
  if (!subject || !scopes) return failed('invalid_subject_token', 'The subject token is invalid or has expired.');
  if (body['requested_token_type'] === ONLINE) {
    return { status: 200, body: online(world.tokens.issueOnline(shop.domain, scopes)) };
  }
  if (body['requested_token_type'] !== OFFLINE)
    return failed('invalid_request', 'The requested token type is not known.');
  return { status: 200, body: world.tokens.issueOffline(shop.domain, scopes, body['expiring'] === '1') };
}

function online(answer: TokenAnswer): object {
  return {
    ...answer,
    associated_user_scope: answer.scope,
    associated_user: {
      id: Number(STAFF_USER_ID),
      first_name: 'Sam',
      last_name: 'Staff',
      email: 'staff@example.com',
      email_verified: true,
      account_owner: true,
      locale: 'en',
      collaborator: false,
    },
  };
}

/** JSON or form fields, all as text. */
function readBody(body: unknown): Record<string, string> {
  const entries =
    typeof body === 'string'
      ? [...new URLSearchParams(body)]
      : typeof body === 'object' && body !== null
        ? Object.entries(body).map(([name, value]) => [name, String(value)] as const)
        : [];
  return Object.fromEntries(entries);
}
