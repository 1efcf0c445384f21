import { Card, EmptyState, Page, Text } from '@shopify/polaris';

/** Before the first connection. */
export function NoStock() {
  return (
    <Page title="Stock">
      <Card>
        <EmptyState
          heading="Connect a marketplace store first"
          image="/images/connect.svg"
          action={{ content: 'Add connection', url: '/app/connections/new' }}
        >
          <Text as="p">
            The stock of your products is then sent to the marketplace by itself, and each number is explained here.
          </Text>
        </EmptyState>
      </Card>
    </Page>
  );
}
