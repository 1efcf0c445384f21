import { wellFormed } from './json.ts';

/**
 * Where each resource lives below its service's base address. Every template is configurable, because parts of Miinto's
 * API are known only from clients in the field (README, "Assumed"). `{name}` is replaced by one encoded path segment or
 * query value; a query that never changes may stand in the template.
 */
export interface MiintoPaths {
  readonly channels: string;
  readonly transfers: string;
  readonly transfer: string;
  readonly orders: string;
  readonly order: string;
  readonly shippingProviders: string;
  readonly shipment: string;
  readonly returns: string;
  readonly return: string;
  readonly returnDecision: string;
  readonly returnRequests: string;
  readonly returnRequest: string;
  readonly stock: string;
  readonly productMap: string;
}

export const DEFAULT_PATHS: MiintoPaths = {
  channels: '/channels',
  transfers: '/shops/{locationId}/transfers',
  transfer: '/shops/{locationId}/transfers/{transferId}',
  orders: '/shops/{locationId}/orders',
  order: '/shops/{locationId}/orders/{orderId}',
  shippingProviders: '/shops/{locationId}/shipping-providers/orders/{orderId}',
  shipment: '/shops/{locationId}/orders/{orderId}',
  returns: '/shops/{locationId}/rmas',
  return: '/shops/{locationId}/rmas/{returnId}',
  returnDecision: '/shops/{locationId}/rmas/{returnId}',
  returnRequests: '/shops/{locationId}/rma-requests',
  returnRequest: '/shops/{locationId}/rma-requests/{requestId}',
  stock: '/locations/{locationId}/items',
  productMap: '/productmaps?unifiedLocationId={locationId}',
};

/** How a write is sent. */
export type WriteMethod = 'PATCH' | 'PUT' | 'POST';

/** One request's address: `url` is sent as it stands, the other three are what gets signed. */
export interface Target {
  readonly url: string;
  /** Host name without port (reference 2.4). */
  readonly host: string;
  readonly path: string;
  /** Without `?`; empty when there is none. */
  readonly query: string;
}

/** Query parameters in the order they are sent; a name may repeat. */
export type QueryPairs = readonly (readonly [name: string, value: string | number])[];

/**
 * Builds the address by hand, since the signature covers the exact bytes: `!` stays as it is, `[` and `]` become `%5B`
 * and `%5D`. Answers null when a value cannot be one path segment (empty, `.` or `..`), which no URL parser would leave
 * alone.
 */
export function buildTarget(
  baseUrl: string,
  template: string,
  values: Readonly<Record<string, string>>,
  query: QueryPairs = [],
): Target | null {
  for (const value of Object.values(values)) {
    if (value === '' || value === '.' || value === '..') return null;
  }
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`The path template ${template} names {${name}}, which this call does not have`);
    return encode(value);
  });
  const [templatePath = '', templateQuery = ''] = filled.split('?', 2);
  const base = new URL(baseUrl);
  const path = base.pathname.replace(/\/+$/, '') + templatePath;
  const pairs = query.map(([name, value]) => `${encode(name)}=${encode(String(value))}`);
  const queryText = [templateQuery, ...pairs].filter((part) => part !== '').join('&');
  const url = base.origin + path + (queryText === '' ? '' : `?${queryText}`);
  assertSentAsBuilt(url, path, queryText);
  return { url, host: base.hostname, path, query: queryText };
}

/** `encodeURIComponent` leaves `!` alone as Miinto's clients do, but a URL parser would rewrite `'` inside a query. */
function encode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replaceAll("'", '%27');
}

/** fetch parses the address once more; if that changed a byte, the signature would not fit what is sent. */
function assertSentAsBuilt(url: string, path: string, query: string): void {
  const parsed = new URL(url);
  if (parsed.pathname !== path || parsed.search !== (query === '' ? '' : `?${query}`)) {
    throw new Error(
      `The address ${url} would be sent as ${parsed.href}; use a path template without special characters`,
    );
  }
}
