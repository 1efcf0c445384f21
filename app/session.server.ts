import { ShopId } from '#sync/core/ids.ts';
import { getContainer } from './container.server.ts';
import type { AppContainer, Person } from './container-types.ts';
import { authenticate } from './shopify.server.ts';

/** A verified request of a merchant: the shop comes from the session token alone. */
export interface ShopRequest {
  readonly shopId: ShopId;
  readonly person: Person;
  readonly container: AppContainer;
  /** Adds the headers an answer needs to be read on another origin, as in Shopify's own pages. */
  readonly cors: (response: Response) => Response;
}

/** For every page and action of a merchant. Throws Shopify's answer (401, or a way to sign in) without a valid token. */
export async function requireShop(request: Request): Promise<ShopRequest> {
  const { session, sessionToken, cors } = await authenticate.admin(request);
  return {
    shopId: ShopId.parse(session.shop),
    person: `Shopify user ${sessionToken.sub}`,
    container: await getContainer(),
    cors,
  };
}

/** What is not there in this shop; caught by the page's error boundary. */
export function notFound(what: string): Response {
  return new Response(`${what} was not found.`, { status: 404, statusText: 'Not Found' });
}

/** The value, or a 404 thrown. */
export function found<T>(value: T | null, what: string): T {
  if (value === null) throw notFound(what);
  return value;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id out of the address; what cannot be one is not looked up. Whose it is, the shop's own reads decide. */
export function idOf(param: string | undefined, what: string): string {
  if (param === undefined || !UUID.test(param)) throw notFound(what);
  return param.toLowerCase();
}
