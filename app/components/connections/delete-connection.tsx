import { Modal, Text } from '@shopify/polaris';
import type { ConnectionRow } from '../../views/connections.ts';

/** Asks before a connection is deleted; `row` null: closed. */
export function DeleteConnection({
  row,
  onDelete,
  onClose,
}: {
  readonly row: ConnectionRow | null;
  readonly onDelete: (row: ConnectionRow) => void;
  readonly onClose: () => void;
}) {
  return (
    <Modal
      open={row !== null}
      onClose={onClose}
      title={`Delete ${row?.label ?? 'connection'}?`}
      primaryAction={{ content: 'Delete connection', destructive: true, onAction: () => row && onDelete(row) }}
      secondaryActions={[{ content: 'Cancel', onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">
          {`New offers and orders of ${row?.locationLabel ?? 'this store'} will no longer be read. Orders that are already listed stay, also in your shop. If you connect the same store again later, the app finds them.`}
        </Text>
      </Modal.Section>
    </Modal>
  );
}
