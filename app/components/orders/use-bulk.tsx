import { useFetcher } from '@remix-run/react';
import { Modal, Text, useIndexResourceState } from '@shopify/polaris';
import { useEffect, useState, type ReactNode } from 'react';
import type { BulkResult, OrderRow } from '../../views/orders.ts';
import { BulkBanner } from '../bulk-banner.tsx';
import { count } from '../format.ts';
import type { Selection } from './order-table.tsx';

const DONE: Readonly<Record<BulkResult['intent'], string>> = {
  accept: 'accepted; the answers go out by themselves',
  decline: 'declined; the answers go out by themselves',
  handled: 'marked as handled',
  retry: 'taken up again',
};

/** Selecting rows and doing the same to all of them. Declining asks first: it cannot be taken back. */
export function useBulk(rows: readonly OrderRow[]): {
  readonly selection: Selection;
  readonly banner: ReactNode;
  readonly dialog: ReactNode;
} {
  const fetcher = useFetcher<BulkResult>();
  const [asking, setAsking] = useState(false);
  const [dismissed, setDismissed] = useState<BulkResult | null>(null);
  const { selectedResources, allResourcesSelected, handleSelectionChange, clearSelection } = useIndexResourceState(
    rows.map(({ id }) => ({ id })),
  );
  const present = new Set(rows.map(({ id }) => id));
  // The list is read again by itself: what has left the page is no longer meant.
  const ids = selectedResources.filter((id) => present.has(id));
  const busy = fetcher.state !== 'idle';
  const act = (intent: BulkResult['intent']): void => {
    fetcher.submit({ intent, orderIds: ids.join(',') }, { method: 'post' });
  };
  const result = fetcher.data?.kind === 'bulk' ? fetcher.data : null;
  useEffect(() => {
    if (result) clearSelection();
    // Once per answer; the function is a new one with every reading of the list.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [result]);

  return {
    selection: {
      ids,
      allSelected: allResourcesSelected && ids.length === rows.length,
      onChange: handleSelectionChange,
      promoted: [
        { content: 'Accept', disabled: busy, onAction: () => act('accept') },
        { content: 'Decline', disabled: busy, onAction: () => setAsking(true) },
      ],
      more: [
        { content: 'Mark as handled', disabled: busy, onAction: () => act('handled') },
        { content: 'Retry', disabled: busy, onAction: () => act('retry') },
      ],
    },
    banner: result !== null && result !== dismissed && (
      <BulkBanner
        noun="order"
        done={result.done}
        doneWords={DONE[result.intent]}
        skipped={result.skipped.map(({ orderId, number, message }) => ({
          id: orderId,
          label: `Order ${number ?? rows.find(({ id }) => id === orderId)?.number ?? ''}`.trim(),
          url: `/app/orders/${orderId}`,
          message,
        }))}
        onDismiss={() => setDismissed(result)}
      />
    ),
    dialog: (
      <Modal
        open={asking}
        onClose={() => setAsking(false)}
        title={`Decline ${count(ids.length, 'order')}?`}
        primaryAction={{
          content: 'Decline',
          destructive: true,
          onAction: () => {
            setAsking(false);
            act('decline');
          },
        }}
        secondaryActions={[{ content: 'Cancel', onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            Every open position of them is declined, and the answers are sent. This cannot be taken back. Orders that
            were answered already stay as they are.
          </Text>
        </Modal.Section>
      </Modal>
    ),
  };
}
