import { Banner, BlockStack, Button, InlineStack, Link, List, Text } from '@shopify/polaris';
import { useState } from 'react';
import type { BulkResult } from '../../views/orders.ts';
import { count } from '../format.ts';

const DONE: Readonly<Record<BulkResult['intent'], string>> = {
  accept: 'accepted; the answers go out by themselves',
  decline: 'declined; the answers go out by themselves',
  handled: 'marked as handled',
  retry: 'taken up again',
};
const FEW = 5;

/** How a click on several orders went: how many, and which were left as they are and why. */
export function BulkBanner({
  result,
  numberOf,
  onDismiss,
}: {
  readonly result: BulkResult;
  /** The number of an order that is in the list; null for others. */
  readonly numberOf: (orderId: string) => number | null;
  readonly onDismiss: () => void;
}) {
  const [all, setAll] = useState(false);
  const { skipped } = result;
  const shown = all ? skipped : skipped.slice(0, FEW);
  const tone = skipped.length === 0 ? 'success' : result.done === 0 ? 'critical' : 'warning';
  const done = result.done === 0 ? 'Nothing was changed' : `${count(result.done, 'order')} ${DONE[result.intent]}`;
  return (
    <Banner tone={tone} title={done} onDismiss={onDismiss}>
      {skipped.length > 0 && (
        <BlockStack gap="200">
          <Text as="p">{`${count(skipped.length, 'order was', 'orders were')} left as ${skipped.length === 1 ? 'it is' : 'they are'}:`}</Text>
          <List>
            {shown.map(({ orderId, number, message }) => (
              <List.Item key={orderId}>
                <Link url={`/app/orders/${orderId}`}>{`Order ${number ?? numberOf(orderId) ?? ''}`.trim()}</Link>
                {`: ${message}`}
              </List.Item>
            ))}
          </List>
          {skipped.length > FEW && (
            <InlineStack>
              <Button variant="plain" onClick={() => setAll(!all)}>
                {all ? 'Show fewer' : `Show all ${skipped.length}`}
              </Button>
            </InlineStack>
          )}
        </BlockStack>
      )}
    </Banner>
  );
}
