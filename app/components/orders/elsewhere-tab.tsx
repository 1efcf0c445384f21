import { BlockStack, Card, Link, Text } from '@shopify/polaris';
import type { ElsewhereTab, OrderHead } from '../../views/order.ts';

/** What is kept where it is made, and not here: where to find that of this order. */
export function ElsewhereTabBody({ head, what }: { readonly head: OrderHead; readonly what: ElsewhereTab['tab'] }) {
  const { title, missing, channel, store } = wordsFor(what, head);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {head.storeName === null ? (
          <Text as="p" tone="subdued">
            {`${missing}: this order is not in your shop.`}
          </Text>
        ) : (
          <>
            <Text as="p">{channel}</Text>
            <Text as="p">
              {store}
              {head.storeUrl !== null && (
                <>
                  {' '}
                  <Link url={head.storeUrl} target="_top">{`Open ${head.storeName} in Shopify`}</Link>
                </>
              )}
            </Text>
          </>
        )}
      </BlockStack>
    </Card>
  );
}

interface Words {
  readonly title: string;
  readonly missing: string;
  readonly channel: string;
  readonly store: string;
}

function wordsFor(what: ElsewhereTab['tab'], { channelName, channelOrderId }: OrderHead): Words {
  const order = channelOrderId === null ? 'this order' : `order ${channelOrderId}`;
  const panel = `${channelName}’s own panel`;
  switch (what) {
    case 'rma':
      return {
        title: 'Returns (RMA)',
        missing: 'Nothing can be returned yet',
        channel: `The app does not read returns from ${channelName}. Those of ${order} are in ${panel}, under returns; accept or decline them there.`,
        store: 'Returns you opened in Shopify are on the order’s page there.',
      };
    case 'refunds':
      return {
        title: 'Refunds',
        missing: 'Nothing can be refunded yet',
        channel: `The app does not carry refunds between ${channelName} and your shop. ${channelName} pays the buyer; what was refunded is in ${panel} under ${order}.`,
        store:
          'Refunds you made in Shopify are on the order’s page there. Making one there does not tell the marketplace.',
      };
  }
}
