/** The order list: filters and search in the address, a keyset pager, answers for one row or for several. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData, useSearchParams } from '@remix-run/react';
import { Banner, BlockStack, Card, Page } from '@shopify/polaris';
import { useEffect } from 'react';
import { toast } from '../components/app-bridge.ts';
import { SyncProgress, useSynchronizer } from '../components/connections/sync-progress.tsx';
import { CondensedBulk } from '../components/orders/condensed-bulk.tsx';
import { appliedFilters, FILTER_NAMES, valuesOf } from '../components/orders/filter-values.ts';
import { ListFooter } from '../components/orders/list-footer.tsx';
import { NoOrders } from '../components/orders/no-orders.tsx';
import { OrderFilters } from '../components/orders/order-filters.tsx';
import { OrderTable } from '../components/orders/order-table.tsx';
import { UnusedFilters } from '../components/orders/unused-filters.tsx';
import { useAddress } from '../components/orders/use-address.ts';
import { useBulk } from '../components/orders/use-bulk.tsx';
import { useExport } from '../components/orders/use-export.ts';
import { usePolling } from '../components/use-polling.ts';
import { bulkClick, clickOrders } from '../forms/order-clicks.server.ts';
import { readOrdersQuery } from '../forms/orders-query.ts';
import { textOf } from '../forms/text-of.ts';
import { idOf, notFound, requireShop } from '../session.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  const { query, ignored } = readOrdersQuery(new URL(request.url).searchParams);
  return json({ ...(await container.views.orders(shopId, query)), ignored });
}

/** Fields: `orderId` and `intent` = accept or decline for one; `orderIds` and `intent` for several. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, person, container } = await requireShop(request);
  const form = await request.formData();
  if (form.has('orderIds')) {
    const click = bulkClick.safeParse(Object.fromEntries(form));
    if (!click.success) throw new Response('This action is not known.', { status: 400 });
    return json(await clickOrders(container.orders, shopId, person, click.data));
  }
  const orderId = idOf(textOf(form, 'orderId'), 'This order');
  const outcome = form.get('intent') === 'accept' ? 'accept' : 'decline';
  const result = await container.orders.answerAll(shopId, { orderId, outcome, person });
  if (result.kind === 'not-found') throw notFound('This order');
  return json({ ...result, outcome }, { status: result.kind === 'refused' ? 422 : 200 });
}

type RowAnswered = { readonly kind: 'done' | 'refused'; readonly outcome: string; readonly message?: string };

export default function Orders() {
  const view = useLoaderData<typeof loader>();
  const answer = useFetcher<RowAnswered>();
  const synchronizer = useSynchronizer(null);
  const [search] = useSearchParams();
  const { set, reset } = useAddress(FILTER_NAMES);
  const { selection, banner, dialog } = useBulk(view.rows);
  const file = useExport(`/app/orders/export?${search.toString()}`);
  const { query } = view;
  const filtered = query.filter !== 'all' || query.search !== '' || appliedFilters(valuesOf(view), view).length > 0;
  usePolling(filtered ? 10_000 : 4_000);
  useEffect(() => {
    if (answer.state !== 'idle' || answer.data?.kind !== 'done') return;
    toast(
      answer.data.outcome === 'accept' ? 'Accepted. The answer is on its way.' : 'Declined. The answer is on its way.',
    );
  }, [answer.state, answer.data]);

  if (!view.hasOrders && !filtered && view.ignored.length === 0) {
    return <NoOrders hasConnections={view.hasConnections} synchronizer={synchronizer} />;
  }
  return (
    <Page
      fullWidth
      title="Orders"
      secondaryActions={[
        { content: 'Export CSV', loading: file.running, onAction: file.start },
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
        {file.problem !== null && <Banner tone="critical">{file.problem}</Banner>}
        {banner}
        <UnusedFilters names={view.ignored} onReset={reset} />
        <SyncProgress synchronizer={synchronizer} />
        <Card padding="0">
          <OrderFilters view={view} />
          <CondensedBulk noun="order" selection={selection} />
          <OrderTable
            view={view}
            selection={selection}
            busyId={answer.state === 'idle' ? null : textOf(answer.formData, 'orderId')}
            onAnswer={(row, intent) => answer.submit({ orderId: row.id, intent }, { method: 'post' })}
          />
          <ListFooter view={view} filtered={filtered} onSize={(size) => set({ size })} onReset={reset} />
        </Card>
      </BlockStack>
      {dialog}
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
