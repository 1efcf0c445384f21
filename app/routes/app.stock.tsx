/** Stock sent to the channels: what each article was last told, when and why, and what could not be published. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Card, Page } from '@shopify/polaris';
import { useEffect } from 'react';
import { toast } from '../components/app-bridge.ts';
import { NoStock } from '../components/stock/no-stock.tsx';
import { StockFilters } from '../components/stock/stock-filters.tsx';
import { StockHead } from '../components/stock/stock-head.tsx';
import { StockTable } from '../components/stock/stock-table.tsx';
import { usePolling } from '../components/use-polling.ts';
import { textOf } from '../forms/text-of.ts';
import { idOf, notFound, requireShop } from '../session.server.ts';
import { STOCK_FILTERS, type StockQuery } from '../views/stock.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  return json(await container.views.stock(shopId, readQuery(new URL(request.url).searchParams)));
}

/** *Send now*. Fields: `connectionId`, and `articleId` for one article. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, person, container } = await requireShop(request);
  const form = await request.formData();
  const connectionId = idOf(textOf(form, 'connectionId'), 'This connection');
  const articleId = textOf(form, 'articleId') || null;
  const result = await container.stock.sendNow(shopId, { connectionId, articleId, person });
  if (result.kind === 'not-found') throw notFound('This connection');
  return json(result, { status: result.kind === 'refused' ? 422 : 200 });
}

function readQuery(search: URLSearchParams): StockQuery {
  return {
    connectionId: search.get('connection'),
    filter: STOCK_FILTERS.find((filter) => filter === search.get('filter')) ?? 'all',
    search: search.get('search')?.trim().slice(0, 100) ?? '',
    cursor: search.get('cursor'),
  };
}

export default function Stock() {
  const view = useLoaderData<typeof loader>();
  const sender = useFetcher<typeof action>();
  const { connectionId } = view;
  const busy = sender.state !== 'idle';
  usePolling(4_000);
  useEffect(() => {
    if (sender.state === 'idle' && sender.data?.kind === 'done') toast('The numbers are on their way.');
  }, [sender.state, sender.data]);

  if (connectionId === null) return <NoStock />;
  const send = (articleId: string): void => sender.submit({ connectionId, articleId }, { method: 'post' });
  return (
    <Page
      fullWidth
      title="Stock"
      subtitle="The numbers your marketplaces were told, and why."
      primaryAction={{
        content: 'Send all now',
        loading: busy && textOf(sender.formData, 'articleId') === '',
        disabled: !view.sending || busy,
        onAction: () => send(''),
      }}
    >
      <BlockStack gap="400">
        {sender.data?.kind === 'refused' && <Banner tone="critical">{sender.data.message}</Banner>}
        <StockHead view={view} />
        <Card padding="0">
          <StockFilters query={view.query} problems={view.counts.problems} />
          <StockTable view={view} busyId={busy ? textOf(sender.formData, 'articleId') : null} onSend={send} />
        </Card>
      </BlockStack>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
