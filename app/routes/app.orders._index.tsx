/** The order list: filters and search in the address, a keyset pager, a row's *Accept* and *Decline*. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Card, Page } from '@shopify/polaris';
import { useEffect } from 'react';
import { toast } from '../components/app-bridge.ts';
import { SyncProgress, useSynchronizer } from '../components/connections/sync-progress.tsx';
import { NoOrders } from '../components/orders/no-orders.tsx';
import { OrderFilters } from '../components/orders/order-filters.tsx';
import { OrderTable } from '../components/orders/order-table.tsx';
import { usePolling } from '../components/use-polling.ts';
import { textOf } from '../forms/text-of.ts';
import { idOf, notFound, requireShop } from '../session.server.ts';
import { ORDER_FILTERS, type OrdersQuery } from '../views/orders.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  return json(await container.views.orders(shopId, readQuery(new URL(request.url).searchParams)));
}

/** Fields: `orderId`, and `intent` = accept or decline. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, person, container } = await requireShop(request);
  const form = await request.formData();
  const orderId = idOf(textOf(form, 'orderId'), 'This order');
  const outcome = form.get('intent') === 'accept' ? 'accept' : 'decline';
  const result = await container.orders.answerAll(shopId, { orderId, outcome, person });
  if (result.kind === 'not-found') throw notFound('This order');
  return json({ ...result, outcome }, { status: result.kind === 'refused' ? 422 : 200 });
}

function readQuery(search: URLSearchParams): OrdersQuery {
  return {
    filter: ORDER_FILTERS.find((filter) => filter === search.get('filter')) ?? 'all',
    search: search.get('search')?.trim().slice(0, 100) ?? '',
    cursor: search.get('cursor'),
  };
}

export default function Orders() {
  const view = useLoaderData<typeof loader>();
  const answer = useFetcher<typeof action>();
  const synchronizer = useSynchronizer(null);
  usePolling(4_000);
  useEffect(() => {
    if (answer.state !== 'idle' || answer.data?.kind !== 'done') return;
    toast(
      answer.data.outcome === 'accept' ? 'Accepted. The answer is on its way.' : 'Declined. The answer is on its way.',
    );
  }, [answer.state, answer.data]);

  if (!view.hasOrders && view.query.filter === 'all' && view.query.search === '') {
    return <NoOrders hasConnections={view.hasConnections} synchronizer={synchronizer} />;
  }
  return (
    <Page
      fullWidth
      title="Orders"
      secondaryActions={[
        {
          content: 'Synchronize now',
          loading: synchronizer.starting || synchronizer.running,
          disabled: !view.hasConnections,
          onAction: () => synchronizer.start(null),
        },
      ]}
    >
      <BlockStack gap="400">
        {answer.data?.kind === 'refused' && <Banner tone="critical">{answer.data.message}</Banner>}
        <SyncProgress synchronizer={synchronizer} />
        <Card padding="0">
          <OrderFilters query={view.query} />
          <OrderTable
            view={view}
            busyId={answer.state === 'idle' ? null : textOf(answer.formData, 'orderId')}
            onAnswer={(row, intent) => answer.submit({ orderId: row.id, intent }, { method: 'post' })}
          />
        </Card>
      </BlockStack>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
