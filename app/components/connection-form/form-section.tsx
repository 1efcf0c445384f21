import { BlockStack, Box, Card, InlineGrid, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

/** A group of fields with its name and purpose beside it, above it on small screens. */
export function FormSection({
  title,
  description,
  children,
}: {
  readonly title: string;
  readonly description: string;
  readonly children: ReactNode;
}) {
  return (
    <InlineGrid columns={{ xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(0, 5fr)' }} gap="400">
      <Box as="section" paddingInline={{ xs: '400', sm: '0' }} paddingBlockStart="200">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {description}
          </Text>
        </BlockStack>
      </Box>
      <Card>{children}</Card>
    </InlineGrid>
  );
}
