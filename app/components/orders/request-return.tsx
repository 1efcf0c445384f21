import { BlockStack, InlineGrid, Modal, Select, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { RmaTabView } from '../../views/order-returns.ts';

export interface RequestedLine {
  readonly lineId: string;
  readonly quantity: number;
  readonly reason: string;
}

/** Units that the marketplace is asked to take back, at the merchant's own wish. */
export function RequestReturn({
  view,
  onClose,
  onSend,
}: {
  readonly view: RmaTabView;
  readonly onClose: () => void;
  readonly onSend: (lines: readonly RequestedLine[]) => void;
}) {
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({});
  const [reason, setReason] = useState(view.reasons.request);
  const [tried, setTried] = useState(false);
  const lines = view.requestable.flatMap(({ lineId }) => {
    const quantity = quantities[lineId] ?? 0;
    return quantity === 0 ? [] : [{ lineId, quantity, reason }];
  });
  const send = (): void => {
    setTried(true);
    if (lines.length > 0 && reason.trim() !== '') onSend(lines);
  };
  return (
    <Modal
      open
      onClose={onClose}
      title="Request a return"
      primaryAction={{ content: `Send to ${view.channelName}`, onAction: send }}
      secondaryActions={[{ content: 'Cancel', onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p">
            {`${view.channelName} is asked to take these units back and pay the buyer. Once it has agreed, they are refunded in your shop.`}
          </Text>
          {view.requestable.map(({ lineId, title, left }) => (
            <InlineGrid key={lineId} columns={{ xs: '1fr 6rem', sm: '1fr 8rem' }} gap="300" alignItems="center">
              <Text as="span" breakWord>
                {title}
              </Text>
              <Select
                label={`Units of ${title}`}
                labelHidden
                options={Array.from({ length: Math.min(left, 100) + 1 }, (_, units) => ({
                  label: `${units} of ${left}`,
                  value: String(units),
                }))}
                value={String(quantities[lineId] ?? 0)}
                onChange={(units) => setQuantities({ ...quantities, [lineId]: Number(units) })}
              />
            </InlineGrid>
          ))}
          {tried && lines.length === 0 && (
            <Text as="p" tone="critical">
              Choose at least one unit.
            </Text>
          )}
          <TextField
            label="Reason"
            requiredIndicator
            autoComplete="off"
            maxLength={255}
            multiline={2}
            value={reason}
            onChange={setReason}
            {...(tried && reason.trim() === '' ? { error: 'Enter a reason' } : {})}
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
