import { BlockStack, Button, Collapsible, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import { allMarkets } from '#sync/core/markets.ts';
import { percentOf } from '../../views/setting-values.ts';
import { marketName } from '../format.ts';

const ID = 'standard-vat-rates';

/** The standard rates that are used while no other is entered. */
export function VatTable() {
  const [open, setOpen] = useState(false);
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button
          variant="plain"
          disclosure={open ? 'up' : 'down'}
          ariaExpanded={open}
          ariaControls={ID}
          onClick={() => setOpen(!open)}
        >
          Standard rates used
        </Button>
      </InlineStack>
      <Collapsible id={ID} open={open}>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="100">
          {allMarkets().map(({ country, vatRate }) => (
            <InlineStack key={country} align="space-between" gap="200">
              <Text as="span" tone="subdued">
                {marketName(country)}
              </Text>
              <Text as="span" numeric>
                {`${percentOf(vatRate)} %`}
              </Text>
            </InlineStack>
          ))}
        </InlineGrid>
      </Collapsible>
    </BlockStack>
  );
}
