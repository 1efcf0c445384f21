import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { PlainPage } from './plain-page.tsx';

/** An error page without Polaris, for addresses outside the embedded app and for faults of the layout itself. */
export function PlainError() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && error.status === 404 ? (
    <PlainPage title="This page does not exist">
      The address may be mistyped or old. Open the app from your Shopify admin, under Apps.
    </PlainPage>
  ) : (
    <PlainPage title="Something went wrong">
      The app could not answer just now. Nothing you saved is lost, and background work goes on by itself. Load the page
      again; if it stays like this, come back in a few minutes.
    </PlainPage>
  );
}
