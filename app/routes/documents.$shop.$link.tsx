/**
 * The file behind a link of app.documents.$id, outside the embedded session: the link's secret is the permission. Whatever
 * is wrong, the answer is the same 404.
 */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { ShopId } from '#sync/core/ids.ts';
import { getContainer } from '../container.server.ts';

const address = z.object({ shop: ShopId, link: z.uuid(), key: z.string().min(20).max(100) });

/** The address holds a secret: nothing keeps it, frames it, runs in it or is told of it. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = address.safeParse({ ...params, key: new URL(request.url).searchParams.get('key') });
  if (!asked.success) return notHere();
  const { shop, link, key } = asked.data;
  const file = await (await getContainer()).documents.open(shop, { linkId: link, key });
  if (!file) return notHere();
  return new Response(file.bytes, {
    headers: {
      ...HEADERS,
      'Content-Type': 'application/pdf',
      'Content-Length': String(file.bytes.byteLength),
      'Content-Disposition': `inline; filename="${file.name}"`,
    },
  });
}

function notHere(): Response {
  return new Response('This link does not open anything, or does so no more. Open the document in the app again.', {
    status: 404,
    headers: { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
