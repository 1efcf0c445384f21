import { BlockStack, Box, Button, Card, Divider, InlineGrid, InlineStack, Link, Text } from '@shopify/polaris';
import { useState } from 'react';
import type { DryRunDecisionView, DryRunDifferenceView } from '../../views/dry-run.ts';
import { count, formatMoney } from '../format.ts';
import { Moment } from '../moment.tsx';
import { StatusBadge } from '../status-badge.tsx';

/** Shown at first, and with each click. */
const STEP = 25;

/** Positions that would have been decided otherwise, with the reasons on both sides. */
export function Differences({
  differences,
  changed,
}: {
  readonly differences: readonly DryRunDifferenceView[];
  /** In all; the list may hold only the newest. */
  readonly changed: number;
}) {
  const [shown, setShown] = useState(STEP);
  const left = differences.length - shown;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingSm">
            {`Decided differently: ${count(changed, 'position')}`}
          </Text>
          {changed > differences.length && (
            <Text as="p" tone="subdued">
              {`The newest ${differences.length} are listed; all are counted.`}
            </Text>
          )}
        </BlockStack>
      </Box>
      {differences.slice(0, shown).map((entry) => (
        <Difference key={entry.id} entry={entry} />
      ))}
      {left > 0 && (
        <>
          <Divider />
          <Box padding="300">
            <InlineStack align="center">
              <Button variant="plain" onClick={() => setShown(shown + STEP)}>
                {`Show ${Math.min(left, STEP)} more`}
              </Button>
            </InlineStack>
          </Box>
        </>
      )}
    </Card>
  );
}

function Difference({ entry }: { readonly entry: DryRunDifferenceView }) {
  const { orderId, orderNumber, title, quantity, value } = entry;
  return (
    <>
      <Divider />
      <Box padding="400">
        <BlockStack gap="300">
          <InlineStack align="space-between" gap="200">
            <Text as="span" fontWeight="semibold" breakWord>
              <Link url={`/app/orders/${orderId}`} removeUnderline>{`Order ${orderNumber}`}</Link>
              {`, ${quantity} × ${title}`}
            </Text>
            <Text as="span" tone="subdued">
              {value !== null && `${formatMoney(value)} · `}
              <Moment at={entry.seenAt} />
            </Text>
          </InlineStack>
          <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
            <Decision title="Then" decision={entry.before} />
            <Decision title="With these settings" decision={entry.after} />
          </InlineGrid>
        </BlockStack>
      </Box>
    </>
  );
}

function Decision({ title, decision }: { readonly title: string; readonly decision: DryRunDecisionView }) {
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" variant="bodySm" tone="subdued">
          {title}
        </Text>
        <StatusBadge status={decision} />
      </InlineStack>
      <Text as="p" tone="subdued" breakWord>
        {decision.sentence}
      </Text>
    </BlockStack>
  );
}
