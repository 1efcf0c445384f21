import { Banner, BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import { CHANGE_STOCK_SCOPE } from '#sync/core/store-permissions.ts';
import { requestScope } from '../app-bridge.ts';

const SAID = {
  declined: 'The permission was not granted. Stock only cannot be activated without it.',
  unavailable: 'Shopify could not be asked just now. Load the page again inside your Shopify admin and try once more.',
} as const;

/** *Stock only* changes the store's stock, which the merchant has to allow first. */
export function StockPermission({ granted }: { readonly granted: boolean }) {
  const [asking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<'granted' | keyof typeof SAID | null>(null);
  if (granted || answer === 'granted') {
    return <Banner tone="success">The app may change your inventory, as Stock only needs.</Banner>;
  }
  const ask = async (): Promise<void> => {
    setAsking(true);
    setAnswer(await requestScope(CHANGE_STOCK_SCOPE));
    setAsking(false);
  };
  return (
    <Banner tone="warning" title="Stock only needs one more permission">
      <BlockStack gap="200">
        <Text as="p">To take units off your stock, the app has to be allowed to change inventory.</Text>
        {answer !== null && <Text as="p">{SAID[answer]}</Text>}
        <InlineStack>
          <Button onClick={() => void ask()} loading={asking}>
            Grant permission
          </Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
