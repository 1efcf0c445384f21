import { BlockStack, Card, EmptyState, Page, Text } from '@shopify/polaris';
import { SyncProgress, type Synchronizer } from '../connections/sync-progress.tsx';

/** Before the first order: what is missing, or where orders will appear. */
export function NoOrders({
  hasConnections,
  synchronizer,
}: {
  readonly hasConnections: boolean;
  readonly synchronizer: Synchronizer;
}) {
  return (
    <Page title="Orders">
      <BlockStack gap="400">
        <SyncProgress synchronizer={synchronizer} />
        <Card>
          {hasConnections ? (
            <EmptyState
              heading="No orders yet"
              image="/images/orders.svg"
              action={{
                content: 'Synchronize now',
                loading: synchronizer.starting || synchronizer.running,
                onAction: () => synchronizer.start(null),
              }}
              secondaryAction={{ content: 'Check connections', url: '/app/connections' }}
            >
              <Text as="p">
                Offers and orders appear here within seconds of being made at the marketplace, as long as a connection
                is active.
              </Text>
            </EmptyState>
          ) : (
            <EmptyState
              heading="Connect a marketplace store first"
              image="/images/connect.svg"
              action={{ content: 'Add connection', url: '/app/connections/new' }}
            >
              <Text as="p">
                Orders of the stores you connect are listed here, with every decision and why it was made.
              </Text>
            </EmptyState>
          )}
        </Card>
      </BlockStack>
    </Page>
  );
}
