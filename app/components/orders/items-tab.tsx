import { BlockStack, Card, Divider, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import type { ItemsTab } from '../../views/order.ts';
import type { Act } from './answer-bar.tsx';
import { count, formatMoney } from '../format.ts';
import { Line } from './line.tsx';

/** The positions of an order, each with its verdict, its product and its quantities. */
export function ItemsTabBody({
  body,
  busy,
  onAct,
}: {
  readonly body: ItemsTab;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {count(body.lines.length + body.hiddenLines, 'position')}
        </Text>
        {body.lines.map((line, index) => (
          <Fragment key={line.id}>
            {index > 0 && <Divider />}
            <Line line={line} busy={busy} onAct={onAct} />
          </Fragment>
        ))}
        {body.hiddenLines > 0 && (
          <Text as="p" tone="subdued">
            {`${count(body.hiddenLines, 'more position')} of this order ${body.hiddenLines === 1 ? 'is' : 'are'} not shown. Accept all and Decline all concern every one.`}
          </Text>
        )}
        <Divider />
        <Text as="p" alignment="end" fontWeight="semibold">
          {`Total ${formatMoney(body.total)}`}
        </Text>
      </BlockStack>
    </Card>
  );
}
