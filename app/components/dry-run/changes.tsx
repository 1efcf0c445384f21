import { BlockStack, Card, InlineGrid, Text } from '@shopify/polaris';
import type { DryRunView } from '../../views/dry-run.ts';

/** What was changed in the form, of what decides. */
export function Changes({ changes }: { readonly changes: DryRunView['changes'] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          Settings you tried
        </Text>
        {changes.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing that decides was changed: these are the saved settings.
          </Text>
        )}
        {changes.map(({ label, before, after }) => (
          <InlineGrid key={label} columns={{ xs: 1, sm: '2fr 3fr' }} gap={{ xs: '050', sm: '200' }}>
            <Text as="span" tone="subdued">
              {label}
            </Text>
            <Text as="span" breakWord>
              {before === after ? after : `${before} → ${after}`}
            </Text>
          </InlineGrid>
        ))}
      </BlockStack>
    </Card>
  );
}
