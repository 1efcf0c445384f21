/** The list of connections. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Card, EmptyState, Page, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { toast } from '../components/app-bridge.ts';
import { ConnectionTable } from '../components/connections/connection-table.tsx';
import { DeleteConnection } from '../components/connections/delete-connection.tsx';
import { SyncProgress, useSynchronizer } from '../components/connections/sync-progress.tsx';
import { usePolling } from '../components/use-polling.ts';
import { useSavedToast } from '../components/use-saved-toast.ts';
import { textOf } from '../forms/text-of.ts';
import { idOf, notFound, requireShop } from '../session.server.ts';
import type { ConnectionRow } from '../views/connections.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  return json(await container.views.connections(shopId));
}

/** Fields: `id`, and `intent` = activate, disable or delete. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  const form = await request.formData();
  const id = idOf(textOf(form, 'id'), 'This connection');
  const intent = form.get('intent');
  const result =
    intent === 'delete'
      ? await container.connections.remove(shopId, id)
      : await container.connections.setActive(shopId, id, intent === 'activate');
  if (result.kind === 'not-found') throw notFound('This connection');
  return json(result, { status: result.kind === 'refused' ? 422 : 200 });
}

const DONE = {
  activate: 'Connection activated',
  disable: 'Connection disabled',
  delete: 'Connection deleted',
} as const;

export default function Connections() {
  const { connections, latestRun } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const synchronizer = useSynchronizer(latestRun);
  const [deleting, setDeleting] = useState<ConnectionRow | null>(null);
  const [intent, setIntent] = useState<keyof typeof DONE>('activate');
  usePolling(5_000);
  useSavedToast();

  const act = (row: ConnectionRow, what: keyof typeof DONE): void => {
    setIntent(what);
    setDeleting(null);
    fetcher.submit({ id: row.id, intent: what }, { method: 'post' });
  };
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.kind === 'done') toast(DONE[intent]);
  }, [fetcher.state, fetcher.data, intent]);

  if (connections.length === 0) return <NoConnections />;
  const busyId = fetcher.state === 'idle' ? null : textOf(fetcher.formData, 'id');
  return (
    <Page
      fullWidth
      title="Connections"
      subtitle="One connection per marketplace store and market."
      primaryAction={{ content: 'Add connection', url: '/app/connections/new' }}
      secondaryActions={[
        {
          content: 'Synchronize now',
          loading: synchronizer.starting || synchronizer.running,
          disabled: !connections.some((row) => row.active),
          onAction: () => synchronizer.start(null),
        },
      ]}
    >
      <BlockStack gap="400">
        {fetcher.data?.kind === 'refused' && <Banner tone="critical">{fetcher.data.message}</Banner>}
        <SyncProgress synchronizer={synchronizer} />
        <ConnectionTable
          rows={connections}
          actions={{
            busyId,
            setActive: (row, active) => act(row, active ? 'activate' : 'disable'),
            synchronize: (row) => synchronizer.start(row.id),
            remove: setDeleting,
          }}
        />
      </BlockStack>
      <DeleteConnection row={deleting} onDelete={(row) => act(row, 'delete')} onClose={() => setDeleting(null)} />
    </Page>
  );
}

function NoConnections() {
  return (
    <Page title="Connections">
      <Card>
        <EmptyState
          heading="Connect your first marketplace store"
          image="/images/connect.svg"
          action={{ content: 'Add connection', url: '/app/connections/new' }}
          secondaryAction={{ content: 'Read the manual', url: '/app/help' }}
        >
          <Text as="p">
            You need the login and password of your marketplace account. Each market, such as Denmark or Sweden, gets a
            connection of its own.
          </Text>
        </EmptyState>
      </Card>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
