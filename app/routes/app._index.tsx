/** Home: where things stand and what to do next. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Layout, Page } from '@shopify/polaris';
import { SyncProgress, useSynchronizer } from '../components/connections/sync-progress.tsx';
import { AttentionCard } from '../components/home/attention-card.tsx';
import { ConnectionStatusCard } from '../components/home/connection-status-card.tsx';
import { Numbers } from '../components/home/numbers.tsx';
import { Welcome } from '../components/home/welcome.tsx';
import { usePolling } from '../components/use-polling.ts';
import { textOf } from '../forms/text-of.ts';
import { idOf, notFound, requireShop } from '../session.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  return json(await container.views.home(shopId));
}

/** *Done* at something that needed attention. Field: `id`. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, person, container } = await requireShop(request);
  const what = 'This item';
  const id = idOf(textOf(await request.formData(), 'id'), what);
  const result = await container.attention.done(shopId, { id, person });
  if (result.kind === 'not-found') throw notFound(what);
  return json(result, { status: result.kind === 'refused' ? 422 : 200 });
}

export default function Home() {
  const view = useLoaderData<typeof loader>();
  const synchronizer = useSynchronizer(null);
  usePolling(5_000);
  if (view.connections.length === 0) return <Welcome />;
  const active = view.connections.some((connection) => connection.active);
  return (
    <Page
      title="Miinto Sync"
      primaryAction={{ content: 'View orders', url: '/app/orders' }}
      secondaryActions={[
        {
          content: 'Synchronize now',
          loading: synchronizer.starting || synchronizer.running,
          disabled: !active,
          onAction: () => synchronizer.start(null),
        },
      ]}
    >
      <BlockStack gap="400">
        {!active && (
          <Banner
            title="No connection is active"
            tone="info"
            action={{ content: 'Go to connections', url: '/app/connections' }}
          >
            Orders are not synchronized until you activate a connection.
          </Banner>
        )}
        <SyncProgress synchronizer={synchronizer} />
        <Numbers orders={view.orders} />
        <Layout>
          <Layout.Section>
            <AttentionCard items={view.attention} total={view.attentionCount} />
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <ConnectionStatusCard connections={view.connections} />
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
