import { isRouteErrorResponse, useNavigate, useRevalidator, useRouteError } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';

/** What happened and what to do, in place of a page of the app. */
export function PageError() {
  const error = useRouteError();
  const navigate = useNavigate();
  const revalidator = useRevalidator();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const about = missing && typeof error.data === 'string' ? error.data : null;

  return (
    <Page title={missing ? 'Not found' : 'This page could not be loaded'} backAction={{ content: 'Home', url: '/app' }}>
      <Card>
        <BlockStack gap="400">
          <Text as="p">
            {missing
              ? `${about ?? 'There is nothing at this address.'} It may have been removed, or the link may be from another shop.`
              : 'The app could not read its data just now. Nothing you saved is lost, and background work goes on by itself. Try again; if it happens again, wait a few minutes.'}
          </Text>
          <InlineStack gap="200">
            {!missing && (
              <Button
                variant="primary"
                loading={revalidator.state === 'loading'}
                onClick={() => revalidator.revalidate()}
              >
                Try again
              </Button>
            )}
            <Button onClick={() => navigate('/app')}>Go to home</Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </Page>
  );
}
