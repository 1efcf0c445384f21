/** The result of a dry run, followed while it goes on. */
import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DryRunPage } from '../components/dry-run/dry-run-page.tsx';
import { found, idOf, requireShop } from '../session.server.ts';

const WHAT = 'This dry run';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  const asked = { connectionId: idOf(params['id'], WHAT), id: idOf(params['run'], WHAT) };
  return json(found(await container.views.dryRun(shopId, asked), WHAT));
}

export default function DryRun() {
  return <DryRunPage view={useLoaderData<typeof loader>()} />;
}

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
