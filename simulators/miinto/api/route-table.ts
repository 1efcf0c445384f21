/** All calls of the simulated services: one row each. */
import type { Service } from '../switches.ts';
import type { Call, LocationCall } from './call.ts';
import { createChannel, readChannel, readShop, readStatus } from './routes-auth.ts';
import { readFile } from './routes-files.ts';
import { listOrders, listShippingProviders, patchOrder, putShipping, readOrder } from './routes-orders.ts';
import { patchStock, readProductMap } from './routes-products.ts';
import * as rmas from './routes-rmas.ts';
import { listTransfers, patchTransfer } from './routes-transfers.ts';
import type { Reply } from './reply.ts';

interface RouteBase {
  /** As faults and the request log name it. */
  readonly name: string;
  /** null: every service has it. */
  readonly service: Service | null;
  readonly method: string;
  /** Segments; those that begin with `:` are parameters. */
  readonly path: readonly string[];
  readonly minVersion: string;
}

export type Route = RouteBase &
  (
    | { readonly access: 'open' | 'signed'; readonly run: (call: Call) => Reply }
    /** The location is named by `:locationId`, or in the query by `unifiedLocationId`. */
    | { readonly access: 'location'; readonly run: (call: LocationCall) => Reply }
  );

function open(name: string, service: Service | null, method: string, path: string, run: (call: Call) => Reply): Route {
  return { name, service, method, path: path.split('/'), minVersion: '1.0', access: 'open', run };
}

function at(
  name: string,
  service: Service,
  minVersion: string,
  method: string,
  path: string,
  run: (call: LocationCall) => Reply,
): Route {
  return { name, service, method, path: path.split('/'), minVersion, access: 'location', run };
}

const inShop = (name: string, method: string, path: string, run: (call: LocationCall) => Reply): Route =>
  at(name, 'order', '2.2', method, `shops/:locationId${path}`, run);

const returns = (name: string, method: string, path: string, run: (call: LocationCall) => Reply): Route =>
  at(name, 'order', '2.5', method, `shops/:locationId/${path}`, run);

const ROUTES: readonly Route[] = [
  open('POST channels', 'auth', 'POST', 'channels', createChannel),
  { ...open('GET channel', 'auth', 'GET', 'channels/:channelId', readChannel), access: 'signed', run: readChannel },
  open('GET file', 'order', 'GET', 'files/:token', readFile),
  open('GET status', null, 'GET', 'status', readStatus),
  inShop('GET shop', 'GET', '', readShop),
  inShop('GET shop', 'GET', '/', readShop),
  inShop('GET transfers', 'GET', '/transfers', listTransfers),
  inShop('PATCH transfer', 'PATCH', '/transfers/:transferId', patchTransfer),
  inShop('GET orders', 'GET', '/orders', listOrders),
  inShop('GET order', 'GET', '/orders/:orderId', readOrder),
  inShop('PATCH order', 'PATCH', '/orders/:orderId', patchOrder),
  inShop('PUT shipping', 'PUT', '/orders/:orderId/shipping', putShipping),
  inShop('GET shipping-providers', 'GET', '/shipping-providers/orders/:orderId', listShippingProviders),
  returns('GET rmas', 'GET', 'rmas', (call) => rmas.listRmas(call, 'assumed')),
  returns('GET rma', 'GET', 'rmas/:rmaId', (call) => rmas.readRma(call, 'assumed')),
  returns('PATCH rma', 'PATCH', 'rmas/:rmaId', (call) => rmas.decide(call, 'assumed')),
  returns('GET returns', 'GET', 'returns', (call) => rmas.listRmas(call, 'other')),
  returns('GET return', 'GET', 'returns/:rmaId', (call) => rmas.readRma(call, 'other')),
  returns('POST return-decision', 'POST', 'returns/:rmaId/decision', (call) => rmas.decide(call, 'other')),
  returns('POST rma-requests', 'POST', 'rma-requests', (call) => rmas.createRmaRequest(call, 'assumed')),
  returns('GET rma-requests', 'GET', 'rma-requests', (call) => rmas.listRmaRequests(call, 'assumed')),
  returns('GET rma-request', 'GET', 'rma-requests/:requestId', (call) => rmas.readRmaRequest(call, 'assumed')),
  returns('POST return-requests', 'POST', 'return-requests', (call) => rmas.createRmaRequest(call, 'other')),
  returns('GET return-requests', 'GET', 'return-requests', (call) => rmas.listRmaRequests(call, 'other')),
  returns('GET return-request', 'GET', 'return-requests/:requestId', (call) => rmas.readRmaRequest(call, 'other')),
  at('PATCH items', 'stock', '2.2', 'PATCH', 'locations/:locationId/items', patchStock),
  at('GET productmaps', 'product', '1.0', 'GET', 'productmaps', readProductMap),
];

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** @param services those that this port serves */
export function findRoute(method: string, segments: readonly string[], services: readonly Service[]): Match | null {
  for (const route of ROUTES) {
    if (route.method !== method || (route.service !== null && !services.includes(route.service))) continue;
    const params = matchPath(route.path, segments);
    if (params !== null) return { route, params };
  }
  return null;
}

function matchPath(path: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (path.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of path.entries()) {
    const segment = segments[index] ?? '';
    if (!expected.startsWith(':')) {
      if (segment !== expected) return null;
    } else if (segment === '') return null;
    else params[expected.slice(1)] = segment;
  }
  return params;
}
