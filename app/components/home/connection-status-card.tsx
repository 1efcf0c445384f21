import { BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris';
import type { ConnectionRow } from '../../views/connections.ts';
import { ConnectionHealth, ConnectionMessage } from '../connections/connection-state.tsx';

/** Each connection with its state and its last synchronization. */
export function ConnectionStatusCard({ connections }: { readonly connections: readonly ConnectionRow[] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Connections
        </Text>
        {connections.map((row) => (
          <BlockStack key={row.id} gap="100">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Link url={`/app/connections/${row.id}`}>{`${row.channelName} ${row.locationLabel}`}</Link>
              <ConnectionHealth row={row} />
            </InlineStack>
            <ConnectionMessage row={row} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
