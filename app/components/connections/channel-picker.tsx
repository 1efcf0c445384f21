import { Badge, BlockStack, Button, Card, InlineGrid, InlineStack, Page, Text } from '@shopify/polaris';
import type { ChannelView } from '../../views/common.ts';

/** Which marketplace to connect; those without an adapter are named, so that nobody looks for them. */
export function ChannelPicker({ channels }: { readonly channels: readonly ChannelView[] }) {
  return (
    <Page
      title="Add connection"
      subtitle="Choose the marketplace whose orders should come to your shop."
      backAction={{ content: 'Connections', url: '/app/connections' }}
    >
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        {channels.map((channel) => (
          <Card key={channel.key}>
            <BlockStack gap="300">
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <Text as="h2" variant="headingMd">
                  {channel.name}
                </Text>
                {channel.api === null && <Badge>Not available yet</Badge>}
              </InlineStack>
              <Text as="p" tone="subdued">
                {channel.api === null
                  ? `Orders from ${channel.name} cannot be synchronized yet.`
                  : `Offers, orders and stock, checked every few seconds.`}
              </Text>
              <InlineStack>
                {channel.api === null ? (
                  <Button disabled accessibilityLabel={`Connect ${channel.name}, not available yet`}>
                    Connect
                  </Button>
                ) : (
                  <Button
                    variant="primary"
                    url={`/app/connections/new?channel=${channel.key}`}
                    accessibilityLabel={`Connect ${channel.name}`}
                  >
                    Connect
                  </Button>
                )}
              </InlineStack>
            </BlockStack>
          </Card>
        ))}
      </InlineGrid>
    </Page>
  );
}
