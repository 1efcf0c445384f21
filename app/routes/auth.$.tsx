/** Addresses of Shopify's library: a page that fetches a new session token, and ways out of the admin's frame. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { env } from '../environment.server.ts';
import { appBridgeUrl, completeDocumentHeaders } from '../frame-policy.server.ts';
import { authenticate } from '../shopify.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  try {
    await authenticate.admin(request);
  } catch (answer) {
    if (!(answer instanceof Response) || env.SHOPIFY_SIMULATOR_URL === undefined) throw answer;
    throw await forSimulatedAdmin(answer, env);
  }
  return null;
}

/** The library writes Shopify's own script and frame policy into its pages; the simulated admin needs its stand-ins. */
async function forSimulatedAdmin(answer: Response, settings: typeof env): Promise<Response> {
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return answer;
  const html = (await answer.text()).replaceAll(
    'https://cdn.shopify.com/shopifycloud/app-bridge.js',
    appBridgeUrl(settings),
  );
  const headers = new Headers(answer.headers);
  completeDocumentHeaders(settings, headers);
  return new Response(html, { status: answer.status, headers });
}
