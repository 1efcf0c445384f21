/** For the block on Shopify's order page (extensions/miinto-order): one order in a few words. */
import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireShop } from '../session.server.ts';

/** As Shopify names an order. */
const storeRef = z.string().regex(/^gid:\/\/shopify\/Order\/\d{1,20}$/);

/** `?order=<gid>` → `{order}`; null when the order is not one of ours. The block runs on another origin. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, container, cors } = await requireShop(request);
  const asked = storeRef.safeParse(new URL(request.url).searchParams.get('order'));
  if (!asked.success) {
    return cors(json({ error: 'Name the order as gid://shopify/Order/<number>.' }, { status: 400 }));
  }
  const order = await container.views.orderSummary(shopId, asked.data);
  return cors(json({ order }, { headers: { 'Cache-Control': 'no-store' } }));
}
