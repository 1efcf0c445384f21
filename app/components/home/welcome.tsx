import { BlockStack, Box, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';

const STEPS = [
  {
    title: 'Connect your Miinto account',
    text: 'Sign in with the login you use at Miinto and choose your store. Each market gets a connection of its own.',
  },
  {
    title: 'Say how orders are accepted',
    text: 'By your click, or automatically when an item is in stock and its price is right. You can change it at any time.',
  },
  {
    title: 'Activate',
    text: 'Offers appear within seconds. What you accept becomes an order in your shop, once.',
  },
] as const;

/** The home page before the first connection: the three steps to the first order. */
export function Welcome() {
  return (
    <Page title="Miinto Sync">
      <Card padding="600">
        <BlockStack gap="500">
          <BlockStack gap="100">
            <Text as="h2" variant="headingLg">
              Sell at Miinto from your Shopify stock
            </Text>
            <Text as="p" tone="subdued">
              Three steps, a few minutes.
            </Text>
          </BlockStack>
          <BlockStack gap="400" as="ol">
            {STEPS.map((step, index) => (
              <li key={step.title} style={{ listStyle: 'none' }}>
                <InlineStack gap="300" wrap={false} blockAlign="start">
                  <Box background="bg-surface-secondary" borderRadius="full" minWidth="1.75rem" paddingBlock="050">
                    <Text as="p" alignment="center" fontWeight="semibold">
                      {index + 1}
                    </Text>
                  </Box>
                  <BlockStack gap="050">
                    <Text as="h3" variant="headingSm">
                      {step.title}
                    </Text>
                    <Text as="p" tone="subdued">
                      {step.text}
                    </Text>
                  </BlockStack>
                </InlineStack>
              </li>
            ))}
          </BlockStack>
          <InlineStack gap="200">
            <Button variant="primary" url="/app/connections/new?channel=miinto">
              Connect Miinto
            </Button>
            <Button url="/app/help">Read the manual</Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </Page>
  );
}
