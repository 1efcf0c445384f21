import { BlockStack, Box, Card, Divider, InlineStack, Link, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import type { AttentionView } from '../../views/common.ts';
import { Moment } from '../moment.tsx';

/** What a person should look at. */
export function AttentionCard({ items, total }: { readonly items: readonly AttentionView[]; readonly total: number }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {total === 0 ? 'Nothing needs your attention' : `Needs your attention (${total})`}
        </Text>
        {total === 0 && (
          <Text as="p" tone="subdued">
            Orders that the app cannot finish by itself are listed here, with what you can do about each.
          </Text>
        )}
        {items.map((item, index) => (
          <Fragment key={item.id}>
            {index > 0 && <Divider />}
            <BlockStack gap="100">
              <Text as="p" breakWord>
                {item.message}
              </Text>
              <InlineStack gap="300">
                <Text as="span" variant="bodySm" tone="subdued">
                  <Moment at={item.createdAt} />
                </Text>
                {item.orderId !== null && (
                  <Text as="span" variant="bodySm">
                    <Link url={`/app/orders/${item.orderId}`}>View order</Link>
                  </Text>
                )}
              </InlineStack>
            </BlockStack>
          </Fragment>
        ))}
        {total > items.length && (
          <Box>
            <Text as="p" tone="subdued">{`The ${items.length} newest of ${total} are shown.`}</Text>
          </Box>
        )}
      </BlockStack>
    </Card>
  );
}
