/** The frame of every embedded page: App Bridge, Polaris, navigation. */
import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { isRouteErrorResponse, Link, Outlet, useLoaderData, useRouteError } from '@remix-run/react';
import { NavMenu } from '@shopify/app-bridge-react';
import { AppProvider } from '@shopify/shopify-app-remix/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { LoadingBar } from '../components/loading-bar.tsx';
import { PlainError } from '../components/plain-error.tsx';
import { env } from '../environment.server.ts';
import { appBridgeUrl } from '../frame-policy.server.ts';
import { requireShop } from '../session.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireShop(request);
  return json({ apiKey: env.SHOPIFY_API_KEY, appBridgeUrl: appBridgeUrl(env) });
}

/** Nothing here changes while the app is open; without this every poll of a page would ask for it again. */
export const shouldRevalidate = () => false;

export default function App() {
  const data = useLoaderData<typeof loader>();
  return (
    <AppProvider isEmbeddedApp apiKey={data.apiKey} __APP_BRIDGE_URL={data.appBridgeUrl}>
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
        <Link to="/app/orders">Orders</Link>
        <Link to="/app/returns">Returns</Link>
        <Link to="/app/stock">Stock</Link>
        <Link to="/app/connections">Connections</Link>
        <Link to="/app/help">Help</Link>
      </NavMenu>
      <LoadingBar />
      <Outlet />
    </AppProvider>
  );
}

/** Answers that Shopify's library throws (a reload with a fresh token, for example) are pages of their own. */
export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status !== 404 && error.data !== '') return boundary.error(error);
  return <PlainError />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
