/** The queue of returns over all orders: what waits oldest first, with decisions for one or for several. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Card, Page } from '@shopify/polaris';
import { CondensedBulk } from '../components/orders/condensed-bulk.tsx';
import { NoReturns } from '../components/returns/no-returns.tsx';
import { ReturnsFilters } from '../components/returns/returns-filters.tsx';
import { ReturnsTable } from '../components/returns/returns-table.tsx';
import { useReturnsBulk } from '../components/returns/use-returns-bulk.tsx';
import { usePolling } from '../components/use-polling.ts';
import { bulkReturns, clickReturns } from '../forms/return-clicks.server.ts';
import { requireShop } from '../session.server.ts';
import { RETURN_FILTERS, RETURN_KIND_FILTERS, type ReturnsQuery } from '../views/returns.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  return json(await container.views.returns(shopId, readQuery(new URL(request.url).searchParams)));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, person, container } = await requireShop(request);
  const click = bulkReturns.safeParse(Object.fromEntries(await request.formData()));
  if (!click.success) throw new Response('This action is not known.', { status: 400 });
  return json(await clickReturns(container.returns, shopId, person, click.data));
}

function readQuery(search: URLSearchParams): ReturnsQuery {
  return {
    filter: RETURN_FILTERS.find((filter) => filter === search.get('filter')) ?? 'waiting',
    kind: RETURN_KIND_FILTERS.find((kind) => kind === search.get('kind')) ?? null,
    search: (search.get('search') ?? '').trim().replaceAll('\u0000', '').toWellFormed().slice(0, 100),
    cursor: search.get('cursor'),
  };
}

export default function Returns() {
  const view = useLoaderData<typeof loader>();
  const { selection, banner, dialog } = useReturnsBulk(view.rows);
  usePolling(6_000);
  if (!view.any) return <NoReturns hasConnections={view.hasConnections} />;
  return (
    <Page fullWidth title="Returns" subtitle="What buyers send back, and what you asked the marketplace to take back.">
      <BlockStack gap="400">
        {banner}
        <Card padding="0">
          <ReturnsFilters query={view.query} counts={view.counts} />
          <CondensedBulk noun="return" selection={selection} />
          <ReturnsTable view={view} selection={selection} />
        </Card>
      </BlockStack>
      {dialog}
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
