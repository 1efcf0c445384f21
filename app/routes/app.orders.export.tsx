/** The filtered order list as a CSV file. Asked for with the session token by the page, never by a plain link. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { readOrdersQuery } from '../forms/orders-query.ts';
import { requireShop } from '../session.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  const { query } = readOrdersQuery(new URL(request.url).searchParams);
  const texts = container.views.ordersCsv(shopId, query)[Symbol.asyncIterator]();
  // Read before the answer begins: a failure here is still an error page and not a cut file.
  let ahead = await texts.next();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        if (ahead.done) return controller.close();
        controller.enqueue(encoder.encode(ahead.value));
        ahead = await texts.next();
      } catch (error) {
        container.log.error({ err: error, shopId }, 'The export of orders broke off');
        controller.error(error);
      }
    },
    async cancel() {
      await texts.return?.();
    },
  });
  const day = container.clock.now().toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="orders-${day}.csv"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
