import { Card, EmptyState, Page, Text } from '@shopify/polaris';

/** Before the first return: where returns will appear, or what is missing. */
export function NoReturns({ hasConnections }: { readonly hasConnections: boolean }) {
  return (
    <Page title="Returns">
      <Card>
        <EmptyState
          heading={hasConnections ? 'No returns yet' : 'Connect your marketplace store first'}
          image="/images/connect.svg"
          {...(hasConnections
            ? { secondaryAction: { content: 'How returns work', url: '/app/help#returns' } }
            : { action: { content: 'Add connection', url: '/app/connections/new' } })}
        >
          <Text as="p">
            Returns that buyers announce appear here within a minute. Accept one, and its refund is written in your shop
            once; decline one, and nothing changes there.
          </Text>
        </EmptyState>
      </Card>
    </Page>
  );
}
