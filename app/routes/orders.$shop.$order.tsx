/**
 * The link that the store's order carries (sync/core/order-link.ts), followed outside the app: on into the shop's admin,
 * which opens the app there after its own sign-in. Tells nothing: whether there is such an order is found out in the app.
 */
import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { ShopId } from '#sync/core/ids.ts';
import { getContainer } from '../container.server.ts';
import { shopifyAdminUrl } from '../presenters/reading.server.ts';

const address = z.object({ shop: ShopId, order: z.uuid() });

export async function loader({ params }: LoaderFunctionArgs) {
  const asked = address.safeParse(params);
  if (!asked.success) return new Response('There is no such page.', { status: 404 });
  const { shop, order } = asked.data;
  const { env } = await getContainer();
  const admin = new URL(shopifyAdminUrl(shop));
  const base = env.SHOPIFY_SIMULATOR_URL ?? admin.origin;
  // Shopify finds the app by its key where addresses usually have its handle.
  const target = `${base}${admin.pathname}/apps/${env.SHOPIFY_API_KEY}/app/orders/${order.toLowerCase()}?tab=comments`;
  return redirect(target, { headers: { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' } });
}
