import { Banner, BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import { requestScopes } from '../app-bridge.ts';

const UNAVAILABLE =
  'Shopify could not be asked just now. Load the page again inside your Shopify admin and try once more.';

/** A setting that needs more permissions than the app has: what for, and the button that asks for them. */
export function ScopePermission({
  granted,
  scopes,
  words,
}: {
  readonly granted: boolean;
  readonly scopes: readonly string[];
  readonly words: {
    readonly granted: string;
    readonly title: string;
    readonly why: string;
    readonly declined: string;
  };
}) {
  const [asking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<'granted' | 'declined' | 'unavailable' | null>(null);
  if (granted || answer === 'granted') return <Banner tone="success">{words.granted}</Banner>;
  const ask = async (): Promise<void> => {
    setAsking(true);
    setAnswer(await requestScopes(scopes));
    setAsking(false);
  };
  return (
    <Banner tone="warning" title={words.title}>
      <BlockStack gap="200">
        <Text as="p">{words.why}</Text>
        {answer !== null && <Text as="p">{answer === 'declined' ? words.declined : UNAVAILABLE}</Text>}
        <InlineStack>
          <Button onClick={() => void ask()} loading={asking}>
            Grant permission
          </Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
