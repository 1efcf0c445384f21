import { Card, BlockStack, Divider, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import type { OrderView } from '../../views/order.ts';
import type { Act } from './answer-bar.tsx';
import { count, formatMoney } from '../format.ts';
import { Line } from './line.tsx';

/** The positions of an order, each with its verdict. */
export function ItemsCard({
  order,
  busy,
  onAct,
}: {
  readonly order: OrderView;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Items
        </Text>
        {order.lines.map((line, index) => (
          <Fragment key={line.id}>
            {index > 0 && <Divider />}
            <Line line={line} busy={busy} onAct={onAct} />
          </Fragment>
        ))}
        {order.hiddenLines > 0 && (
          <Text as="p" tone="subdued">
            {`${count(order.hiddenLines, 'more position')} of this order ${order.hiddenLines === 1 ? 'is' : 'are'} not shown. Accept all and Decline all concern every one.`}
          </Text>
        )}
        <Divider />
        <Text as="p" alignment="end" fontWeight="semibold">
          {`Total ${formatMoney(order.total)}`}
        </Text>
      </BlockStack>
    </Card>
  );
}
