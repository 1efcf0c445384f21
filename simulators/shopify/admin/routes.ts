import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signSessionToken } from '../auth/session-token.ts';
import type { Control } from '../control/control.ts';
import { gid } from '../state/gid.ts';
import type { Shop } from '../state/shop.ts';
import type { World } from '../world.ts';
import { appAddress, hostParam } from './app-address.ts';
import { html, Html } from './html.ts';
import { page, storeName, type PageFrame } from './layout.ts';
import { orderList, orderPage } from './orders-page.ts';
import { appPage, installPage, productList, settingsPage } from './other-pages.ts';
import { pickerProducts } from './picker.ts';

const browserFile = (name: string) => readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8');

/** The simulated admin: pages under `/store/<name>`, the App Bridge stand-in, and what both ask for. */
export function adminRoutes(server: FastifyInstance, world: World, control: Control): void {
  const { options } = world;
  const byName = (name: string): Shop | undefined => world.shops.get(`${name}.myshopify.com`);
  const send = (
    reply: FastifyReply,
    shop: Shop,
    here: PageFrame['here'],
    title: string,
    content: Html,
    scripts?: Html,
  ) =>
    reply.type('text/html; charset=utf-8').send(
      page(
        {
          shop,
          shops: [...world.shops.values()],
          appName: options.appName,
          appHandle: options.appHandle,
          here,
          title,
        },
        content,
        scripts,
      ),
    );
  const withShop =
    (work: (shop: Shop, request: FastifyRequest, reply: FastifyReply) => unknown) =>
    (request: FastifyRequest, reply: FastifyReply) => {
      const shop = byName((request.params as { store: string }).store);
      return shop ? work(shop, request, reply) : reply.code(404).send('There is no such store.');
    };
  const pageNumber = (request: FastifyRequest) =>
    Math.max(1, Number((request.query as { page?: string }).page ?? '1') || 1);
  const form = (request: FastifyRequest) => new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const param = (request: FastifyRequest, name: string) => (request.params as Record<string, string>)[name] ?? '';

  server.get('/', (_, reply) => {
    const first = [...world.shops.values()][0];
    return first ? reply.redirect(`/store/${storeName(first)}`) : reply.code(404).send('There is no shop.');
  });
  // `https://{shop}/admin/...` and `https://admin.shopify.com/...` both land here once their host is put in place.
  server.get('/admin', (request, reply) => {
    const { shop } = request.query as { shop?: string };
    const found = world.shops.get(shop ?? '') ?? [...world.shops.values()][0];
    return reply.redirect(found ? `/store/${storeName(found)}/apps/${options.appHandle}` : '/');
  });

  server.get(
    '/store/:store',
    withShop((shop, _, reply) => reply.redirect(`/store/${storeName(shop)}/orders`)),
  );
  server.get(
    '/store/:store/orders',
    withShop((shop, request, reply) => send(reply, shop, 'orders', 'Orders', orderList(shop, pageNumber(request)))),
  );
  server.get(
    '/store/:store/orders/:id',
    withShop((shop, request, reply) => {
      const order = shop.orders.get(gid('Order', param(request, 'id')));
      return order
        ? send(reply, shop, 'orders', order.name, orderPage(world, shop, order))
        : reply.code(404).send('There is no such order.');
    }),
  );
  server.get(
    '/store/:store/products',
    withShop((shop, request, reply) =>
      send(reply, shop, 'products', 'Products', productList(shop, pageNumber(request))),
    ),
  );
  server.get(
    '/store/:store/settings',
    withShop((shop, _, reply) =>
      send(reply, shop, 'settings', 'Settings', settingsPage(shop, options.appName, options.appHandle)),
    ),
  );

  server.post(
    '/store/:store/orders/:id/:action',
    withShop(async (shop, request, reply) => {
      const merchant = control.merchant(shop.domain);
      const [id, fields] = [param(request, 'id'), form(request)];
      const action = param(request, 'action');
      const text = (name: string) => fields.get(name)?.trim() ?? '';
      if (action === 'ship') {
        await merchant.ship(id, {
          ...(text('company') ? { trackingCompany: text('company') } : {}),
          ...(text('number') ? { trackingNumber: text('number') } : {}),
        });
      }
      if (action === 'move') await merchant.moveTo(id, text('location'));
      if (action === 'refund') await merchant.refund(id);
      if (action === 'cancel') await merchant.cancel(id);
      return reply.redirect(`/store/${storeName(shop)}/orders/${id}`, 303);
    }),
  );
  server.post(
    '/store/:store/variants/:id/:action',
    withShop(async (shop, request, reply) => {
      const [id, fields] = [param(request, 'id'), form(request)];
      if (param(request, 'action') === 'price')
        control.patchVariant(shop.domain, id, { price: fields.get('price') ?? '0.00' });
      if (param(request, 'action') === 'stock') {
        await control.merchant(shop.domain).setStock(id, Number(fields.get('quantity')), fields.get('location') ?? '');
      }
      return reply.redirect(`/store/${storeName(shop)}/products`, 303);
    }),
  );

  const openApp = withShop(async (shop, request, reply) => {
    if (!shop.installation) {
      return send(
        reply,
        shop,
        'app',
        options.appName,
        installPage(shop, options.appName, options.appHandle, options.scopes),
      );
    }
    const search = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    const source = await appAddress(world, shop, `/${param(request, '*')}`, search);
    const settings = {
      appOrigin: new URL(options.appUrl).origin,
      base: `/store/${storeName(shop)}`,
      app: options.appHandle,
      shop: shop.domain,
      appName: options.appName,
    };
    const scripts = html`<script>
        window.adminSettings = ${safeJson(settings)};
      </script>
      <script src="/_admin/admin.js"></script>`;
    return send(reply, shop, 'app', options.appName, appPage(options.appName, source), scripts);
  });
  server.get('/store/:store/apps/:app', openApp);
  server.get('/store/:store/apps/:app/*', openApp);
  server.post(
    '/store/:store/apps/:app/install',
    withShop((shop, _, reply) => {
      control.install(shop.domain);
      return reply.redirect(`/store/${storeName(shop)}/apps/${options.appHandle}`, 303);
    }),
  );
  server.post(
    '/store/:store/apps/:app/uninstall',
    withShop(async (shop, _, reply) => {
      await control.uninstall(shop.domain);
      return reply.redirect(`/store/${storeName(shop)}/settings`, 303);
    }),
  );

  const script = (reply: FastifyReply, text: string) =>
    reply.type('text/javascript; charset=utf-8').header('access-control-allow-origin', '*').send(text);
  server.get('/_admin/admin.js', (_, reply) => script(reply, browserFile('admin.js')));
  server.get('/app-bridge.js', (_, reply) =>
    script(reply, browserFile('app-bridge.js') + browserFile('app-bridge-elements.js')),
  );

  const forApp =
    (work: (shop: Shop, request: FastifyRequest) => unknown) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const shop = world.shops.get((request.query as { shop?: string }).shop ?? '');
      reply.header('access-control-allow-origin', '*').header('cache-control', 'no-store');
      return shop?.installation
        ? work(shop, request)
        : reply.code(404).send({ error: 'The app is not installed in this shop.' });
    };
  server.get(
    '/_admin/session-token',
    forApp(async (shop) => ({
      token: await signSessionToken(options, shop.domain, world.clock.now()),
      host: hostParam(shop),
    })),
  );
  server.get(
    '/_admin/scopes',
    forApp((shop) => ({ granted: shop.installation?.scopes ?? [], required: options.scopes, optional: [] })),
  );
  server.get(
    '/_admin/picker',
    forApp((shop, request) => pickerProducts(shop, (request.query as { query?: string }).query ?? '')),
  );
}

/** JSON that may stand inside a script element. */
function safeJson(value: object): Html {
  return new Html(JSON.stringify(value).replace(/</g, '\\u003c'));
}
