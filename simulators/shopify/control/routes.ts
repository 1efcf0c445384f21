import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CatalogueProduct } from '../catalogue/load.ts';
import type { MarketPatch, ProductPatch, VariantPatch } from '../catalogue/patch.ts';
import { FAULT_KINDS, type FaultSettings } from '../faults/faults.ts';
import type { SimulatedLocation, SimulatedShop } from '../options.ts';
import type { OrderCreateInput } from '../orders/inputs.ts';
import type { LocationPatch } from '../shops/create.ts';
import type { ComplianceTopic } from '../shops/installation.ts';
import type { Control, ShopPatch } from './control.ts';
import type { EditSettings, RefundSettings, ShipSettings, TrackingSettings } from './merchant.ts';
import type { ShopView } from './state.ts';

/**
 * The control over HTTP, under `/_control`. Every call takes `?shop=<domain>`; without it the first shop is meant. A call
 * that cannot be done is answered 400 with `{ error }`.
 */
export function controlRoutes(server: FastifyInstance, control: Control): void {
  const shopIn = (request: FastifyRequest): string => {
    const { shop } = request.query as { shop?: string };
    return shop ?? control.shops()[0] ?? '';
  };
  const body = <T>(request: FastifyRequest): T => request.body as T;
  const param = (request: FastifyRequest, name: string): string =>
    (request.params as Record<string, string>)[name] ?? '';
  const done = { done: true };

  server.get('/_control/shops', () => control.shops());
  server.post('/_control/shops', (request) => {
    control.addShop(body<SimulatedShop>(request));
    return done;
  });
  server.patch('/_control/shop', (request) => {
    control.patchShop(shopIn(request), body<ShopPatch>(request));
    return done;
  });
  server.get('/_control/state', (request) => control.state(shopIn(request)));
  server.get('/_control/state/:part', (request, reply) => {
    const part = param(request, 'part');
    const state = control.state(shopIn(request));
    return part in state ? state[part as keyof ShopView] : reply.code(404).send({ error: `There is no part ${part}.` });
  });

  server.post('/_control/locations', (request) => ({
    id: control.addLocation(shopIn(request), body<SimulatedLocation>(request)),
  }));
  server.patch('/_control/locations/:id', (request) => {
    control.patchLocation(shopIn(request), param(request, 'id'), body<LocationPatch>(request));
    return done;
  });
  server.post('/_control/catalogue', (request) => {
    control.loadCatalogue(shopIn(request), body<CatalogueProduct[]>(request));
    return done;
  });
  server.patch('/_control/products/:id', (request) => {
    control.patchProduct(shopIn(request), param(request, 'id'), body<ProductPatch>(request));
    return done;
  });
  server.patch('/_control/variants/:id', (request) => {
    control.patchVariant(shopIn(request), param(request, 'id'), body<VariantPatch>(request));
    return done;
  });
  server.put('/_control/markets/:handle', (request) => ({
    id: control.putMarket(shopIn(request), {
      ...body<Omit<MarketPatch, 'handle'>>(request),
      handle: param(request, 'handle'),
    }),
  }));

  const merchant = (request: FastifyRequest) => control.merchant(shopIn(request));
  const orderIn = (request: FastifyRequest) => param(request, 'order');
  server.post('/_control/merchant/orders', async (request) => {
    const { order, inventoryBehaviour } = body<{
      order: OrderCreateInput;
      inventoryBehaviour?: 'BYPASS' | 'DECREMENT_IGNORING_POLICY' | 'DECREMENT_OBEYING_POLICY';
    }>(request);
    return { id: await merchant(request).createOrder(order, inventoryBehaviour) };
  });
  server.post('/_control/merchant/orders/:order/ship', async (request) => ({
    fulfilments: await merchant(request).ship(orderIn(request), body<ShipSettings>(request)),
  }));
  server.post('/_control/merchant/orders/:order/refund', async (request) => ({
    id: await merchant(request).refund(orderIn(request), body<RefundSettings>(request)),
  }));
  server.post('/_control/merchant/orders/:order/cancel', async (request) => {
    await merchant(request).cancel(
      orderIn(request),
      body<{ reason?: string; restock?: boolean; refund?: boolean }>(request),
    );
    return done;
  });
  server.post('/_control/merchant/orders/:order/edit', async (request) => {
    await merchant(request).editOrder(orderIn(request), body<EditSettings>(request));
    return done;
  });
  server.post('/_control/merchant/orders/:order/hold', async (request) => {
    await merchant(request).hold(orderIn(request), body<{ reason?: string }>(request).reason);
    return done;
  });
  server.post('/_control/merchant/orders/:order/release', async (request) => {
    await merchant(request).releaseHold(orderIn(request));
    return done;
  });
  server.post('/_control/merchant/orders/:order/move', async (request) => {
    await merchant(request).moveTo(orderIn(request), body<{ locationId: string }>(request).locationId);
    return done;
  });
  server.delete('/_control/merchant/orders/:order', async (request) => {
    await merchant(request).deleteOrder(orderIn(request));
    return done;
  });
  server.patch('/_control/merchant/orders/:order', async (request) => {
    const { note, tags } = body<{ note?: string; tags?: readonly string[] }>(request);
    if (note !== undefined) await merchant(request).setNote(orderIn(request), note);
    if (tags !== undefined) await merchant(request).setTags(orderIn(request), tags);
    return done;
  });
  server.post('/_control/merchant/fulfilments/:id/tracking', async (request) => {
    await merchant(request).addTracking(param(request, 'id'), body<TrackingSettings>(request));
    return done;
  });
  server.post('/_control/merchant/fulfilments/:id/cancel', async (request) => {
    await merchant(request).cancelFulfilment(param(request, 'id'));
    return done;
  });
  server.put('/_control/merchant/stock', async (request) => {
    const { variantId, quantity, locationId } = body<{ variantId: string; quantity: number; locationId?: string }>(
      request,
    );
    await merchant(request).setStock(variantId, quantity, locationId);
    return done;
  });
  server.delete('/_control/merchant/stock', async (request) => {
    const { variantId, locationId } = body<{ variantId: string; locationId: string }>(request);
    await merchant(request).disconnect(variantId, locationId);
    return done;
  });

  server.post('/_control/install', (request) => {
    control.install(shopIn(request), body<{ scopes?: readonly string[] }>(request).scopes);
    return done;
  });
  server.post('/_control/uninstall', async (request) => {
    await control.uninstall(shopIn(request));
    return done;
  });
  server.post('/_control/scopes', async (request) => {
    await control.setScopes(shopIn(request), body<{ scopes: readonly string[] }>(request).scopes);
    return done;
  });
  server.post('/_control/compliance', async (request) => {
    const { topic, payload } = body<{ topic: ComplianceTopic; payload?: object }>(request);
    await control.sendCompliance(shopIn(request), topic, payload);
    return done;
  });
  server.get('/_control/tokens', (request) => control.tokens.list(shopIn(request)));
  server.post('/_control/tokens/issue', (request) => ({ token: control.tokens.issue(shopIn(request)) }));
  server.post('/_control/tokens/revoke', (request) => {
    control.tokens.revoke(shopIn(request), body<{ what?: 'access' | 'all' }>(request).what ?? 'access');
    return done;
  });

  server.get('/_control/faults', () => control.faults.list());
  server.post('/_control/faults', (request, reply) => {
    const fault = body<FaultSettings>(request);
    if (!FAULT_KINDS.has(fault.kind))
      return reply.code(400).send({ error: `There is no fault ${String(fault.kind)}.` });
    return control.faults.add(fault);
  });
  server.delete('/_control/faults', () => {
    control.faults.clear();
    return done;
  });
  server.get('/_control/webhooks', (request) => control.webhooks.list((request.query as { shop?: string }).shop));
  server.post('/_control/webhooks/:id/repeat', async (request) => ({
    accepted: await control.webhooks.repeat(param(request, 'id')),
  }));
  server.get('/_control/requests', (request) => control.requests((request.query as { shop?: string }).shop));
  server.post('/_control/drain', (request) => {
    control.drain(shopIn(request), body<{ points: number }>(request).points);
    return done;
  });
  server.get('/_control/clock', () => ({ now: control.clock.now().toISOString() }));
  server.post('/_control/clock/advance', async (request) => {
    await control.clock.advance(body<{ milliseconds: number }>(request).milliseconds);
    return { now: control.clock.now().toISOString() };
  });
  server.post('/_control/settle', async () => {
    await control.settle();
    return done;
  });
}
