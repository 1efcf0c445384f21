import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import type { CommunicationView } from '../../views/order.ts';
import { Moment } from '../moment.tsx';

const DIRECTIONS: Readonly<Record<CommunicationView['direction'], string>> = {
  'to-channel': 'To marketplace',
  'from-channel': 'From marketplace',
  'to-store': 'To shop',
  'from-store': 'From shop',
  inside: 'In the app',
};

/** Every step so far with its direction, newest first. */
export function Communication({ entries }: { readonly entries: readonly CommunicationView[] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Communication
        </Text>
        {entries.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing yet.
          </Text>
        )}
        <BlockStack gap="300" as="ul">
          {entries.map((entry) => (
            <li key={entry.id} style={{ listStyle: 'none' }}>
              <BlockStack gap="100">
                <InlineStack gap="200" blockAlign="center">
                  <Badge>{DIRECTIONS[entry.direction]}</Badge>
                  <Text as="span" variant="bodySm" tone="subdued">
                    <Moment at={entry.at} seconds />
                    {entry.durationMs === null ? '' : ` · ${entry.durationMs} ms`}
                  </Text>
                </InlineStack>
                <Text as="p" breakWord>
                  {entry.action}
                </Text>
                {entry.outcome !== '' && (
                  <Text as="p" variant="bodySm" tone="subdued" breakWord>
                    {entry.outcome}
                  </Text>
                )}
              </BlockStack>
            </li>
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
