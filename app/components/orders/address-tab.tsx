import { BlockStack, Card, InlineGrid, Text } from '@shopify/polaris';
import type { AddressTab, OrderHead } from '../../views/order.ts';
import { Facts } from './facts.tsx';

/** The buyer as the marketplace named them; it does so only once something was accepted. */
export function AddressTabBody({ head, body }: { readonly head: OrderHead; readonly body: AddressTab }) {
  if (body.customer === null && body.addresses.length === 0) {
    return (
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            No address yet
          </Text>
          <Text as="p" tone="subdued">
            {`${head.channelName} names the buyer once you have accepted.`}
          </Text>
        </BlockStack>
      </Card>
    );
  }
  const contact = [
    { label: 'Name', value: body.customer ?? 'Without a name' },
    { label: 'E-mail', value: body.email ?? 'Not given' },
    { label: 'Phone', value: body.phone ?? 'Not given' },
  ].map(({ label, value }) => ({ label, value: <bdi>{value}</bdi> }));
  return (
    <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            Customer
          </Text>
          <Facts facts={contact} />
        </BlockStack>
      </Card>
      {body.addresses.map((address) => (
        <Card key={address.title}>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {address.title}
            </Text>
            <BlockStack gap="050">
              {address.lines.map((line, index) => (
                <Text key={index} as="p" breakWord>
                  <bdi>{line}</bdi>
                </Text>
              ))}
            </BlockStack>
          </BlockStack>
        </Card>
      ))}
    </InlineGrid>
  );
}
