import { BlockStack, Card, Text } from '@shopify/polaris';
import type { OrderView } from '../../views/order.ts';

/** The buyer as the marketplace named them; it does so only once something was accepted. */
export function BuyerCard({ order }: { readonly order: OrderView }) {
  const contact = [order.email, order.phone].filter((text) => text !== null);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Customer
        </Text>
        {order.customer === null && order.addresses.length === 0 ? (
          <Text as="p" tone="subdued">
            {`${order.channelName} names the buyer once you have accepted.`}
          </Text>
        ) : (
          <>
            <BlockStack gap="050">
              <Text as="p" breakWord>
                {order.customer ?? 'Without a name'}
              </Text>
              {contact.map((text) => (
                <Text key={text} as="p" tone="subdued" breakWord>
                  {text}
                </Text>
              ))}
            </BlockStack>
            {order.addresses.map((address) => (
              <BlockStack key={address.title} gap="050">
                <Text as="h3" variant="headingSm">
                  {address.title}
                </Text>
                {address.lines.map((text, index) => (
                  <Text key={index} as="p" breakWord>
                    {text}
                  </Text>
                ))}
              </BlockStack>
            ))}
          </>
        )}
      </BlockStack>
    </Card>
  );
}
