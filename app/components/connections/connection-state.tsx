import { Badge, Text } from '@shopify/polaris';
import type { ConnectionRow } from '../../views/connections.ts';
import { Moment } from '../moment.tsx';

/** Whether a connection works, in a word. */
export function ConnectionHealth({ row }: { readonly row: ConnectionRow }) {
  if (!row.active) return <Badge>Disabled</Badge>;
  if (row.health === 'error') return <Badge tone="critical">Error</Badge>;
  return row.health === 'warning' ? <Badge tone="warning">Warning</Badge> : <Badge tone="success">Active</Badge>;
}

/** What is wrong with it, else when it was last synchronized. */
export function ConnectionMessage({ row }: { readonly row: ConnectionRow }) {
  if (row.message !== '') {
    return (
      <Text as="span" variant="bodySm" breakWord tone={row.health === 'error' ? 'critical' : 'subdued'}>
        {row.message}
      </Text>
    );
  }
  return (
    <Text as="span" variant="bodySm" tone="subdued">
      {row.lastSyncAt !== null && (
        <>
          Synchronized <Moment at={row.lastSyncAt} />
        </>
      )}
      {row.lastSyncAt === null && (row.active ? 'First synchronization is under way' : 'Never synchronized')}
    </Text>
  );
}
