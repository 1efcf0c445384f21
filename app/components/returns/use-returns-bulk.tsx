import { useFetcher } from '@remix-run/react';
import { BlockStack, Modal, Text, TextField, useIndexResourceState } from '@shopify/polaris';
import { useEffect, useState, type ReactNode } from 'react';
import type { BulkReturnsResult, ReturnRow } from '../../views/returns.ts';
import { BulkBanner } from '../bulk-banner.tsx';
import { count } from '../format.ts';
import type { Selection } from '../orders/order-table.tsx';

type Decision = BulkReturnsResult['intent'];

const DONE: Readonly<Record<Decision, string>> = {
  accept: 'accepted; the decisions go out by themselves',
  decline: 'declined; the decisions go out by themselves',
};

/** Selecting returns and deciding all of them alike, with one reason. */
export function useReturnsBulk(rows: readonly ReturnRow[]): {
  readonly selection: Selection;
  readonly banner: ReactNode;
  readonly dialog: ReactNode;
} {
  const fetcher = useFetcher<BulkReturnsResult>();
  const [asking, setAsking] = useState<Decision | null>(null);
  const [dismissed, setDismissed] = useState<BulkReturnsResult | null>(null);
  const { selectedResources, allResourcesSelected, handleSelectionChange, clearSelection } = useIndexResourceState(
    rows.map(({ id }) => ({ id })),
  );
  const decidable = rows.filter((row) => row.decidable).map(({ id }) => id);
  // The list is read again by itself: what has left the page, or is decided by now, is no longer meant.
  const ids = selectedResources.filter((id) => decidable.includes(id));
  const busy = fetcher.state !== 'idle';
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
        { content: 'Accept', disabled: busy, onAction: () => setAsking('accept') },
        { content: 'Decline', disabled: busy, onAction: () => setAsking('decline') },
      ],
      more: [],
    },
    banner: result !== null && result !== dismissed && (
      <BulkBanner
        noun="return"
        done={result.done}
        doneWords={DONE[result.intent]}
        skipped={result.skipped.map(({ rmaId, message }) => {
          const row = rows.find(({ id }) => id === rmaId);
          return {
            id: rmaId,
            label: `Return ${row?.number ?? ''}`.trim(),
            url: row?.order ? `/app/orders/${row.order.id}?tab=rma` : null,
            message,
          };
        })}
        onDismiss={() => setDismissed(result)}
      />
    ),
    dialog: asking !== null && (
      <AskReason
        decision={asking}
        number={ids.length}
        onClose={() => setAsking(null)}
        onSend={(reason) => {
          setAsking(null);
          fetcher.submit({ intent: asking, reason, rmaIds: ids.join(',') }, { method: 'post' });
        }}
      />
    ),
  };
}

function AskReason({
  decision,
  number,
  onClose,
  onSend,
}: {
  readonly decision: Decision;
  readonly number: number;
  readonly onClose: () => void;
  readonly onSend: (reason: string) => void;
}) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const word = decision === 'accept' ? 'Accept' : 'Decline';
  const send = (): void => {
    setTried(true);
    if (reason.trim() !== '') onSend(reason);
  };
  return (
    <Modal
      open
      onClose={onClose}
      title={`${word} ${count(number, 'return')}?`}
      primaryAction={{ content: word, destructive: decision === 'decline', onAction: send }}
      secondaryActions={[{ content: 'Cancel', onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p">
            {decision === 'accept'
              ? 'Every line of them is accepted. Once the marketplace shows it, each is refunded in your shop, and its goods go where your settings say.'
              : 'Every line of them is declined, and nothing changes in your shop. This cannot be taken back here.'}
          </Text>
          <TextField
            label="Reason"
            requiredIndicator
            autoComplete="off"
            maxLength={255}
            multiline={2}
            helpText="Sent to the marketplace for each of them. The buyers may read it."
            value={reason}
            onChange={setReason}
            {...(tried && reason.trim() === '' ? { error: 'Enter a reason' } : {})}
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
