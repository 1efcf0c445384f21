import { Box, Button, InlineStack, Select, Text } from '@shopify/polaris';
import { DEFAULT_PAGE_SIZE, PAGE_SIZES, type OrdersView } from '../../views/orders.ts';

/** Which orders of how many are shown, how many a page has, and the way back to all of them. */
export function ListFooter({
  view,
  filtered,
  onSize,
  onReset,
}: {
  readonly view: OrdersView;
  readonly filtered: boolean;
  readonly onSize: (size: string) => void;
  readonly onReset: () => void;
}) {
  return (
    <Box padding="300" borderBlockStartWidth="025" borderColor="border">
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <InlineStack gap="300" blockAlign="center">
          <Text as="span" tone="subdued">
            {rangeOf(view)}
          </Text>
          {filtered && (
            <Button variant="plain" onClick={onReset}>
              Reset filters
            </Button>
          )}
        </InlineStack>
        <Select
          label="Per page"
          labelInline
          options={PAGE_SIZES.map(String)}
          value={String(view.query.size ?? DEFAULT_PAGE_SIZE)}
          onChange={(size) => onSize(size === String(DEFAULT_PAGE_SIZE) ? '' : size)}
        />
      </InlineStack>
    </Box>
  );
}

function rangeOf({ rows, firstIndex, total, searchedNewest }: OrdersView): string {
  const grouped = (value: number) => value.toLocaleString('en-GB');
  const all = `${grouped(total.count)}${total.more ? '+' : ''} ${total.count === 1 ? 'order' : 'orders'}`;
  const range =
    rows.length === 0 ? all : `${grouped(firstIndex)} to ${grouped(firstIndex + rows.length - 1)} of ${all}`;
  return searchedNewest === null ? range : `${range}, among the newest ${grouped(searchedNewest)}`;
}
