import { BlockStack, Box, Card, Icon, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import { ArrowRightIcon } from '@shopify/polaris-icons';
import type { DryRunShareView } from '../../views/dry-run.ts';
import { count, formatMoney } from '../format.ts';
import { StatusBadge } from '../status-badge.tsx';

/** Counts and value of each outcome, then and with the tried settings. */
export function Shares({
  shares,
  replayed,
}: {
  readonly shares: readonly DryRunShareView[];
  readonly replayed: number;
}) {
  return (
    <InlineGrid columns={{ xs: 1, md: shares.length === 4 ? 4 : 3 }} gap="400">
      {shares.map((share) => (
        <Card key={share.code}>
          <BlockStack gap="300">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <StatusBadge status={share} />
              <Text as="span" tone="subdued">
                {difference(share)}
              </Text>
            </InlineStack>
            <InlineGrid columns="minmax(0, 1fr) auto minmax(0, 1fr)" gap="200" alignItems="start">
              <Side title="Then" side={share.before} of={replayed} />
              <Box paddingBlockStart="600">
                <Icon source={ArrowRightIcon} tone="subdued" accessibilityLabel="becomes" />
              </Box>
              <Side title="With these settings" side={share.after} of={replayed} strong />
            </InlineGrid>
          </BlockStack>
        </Card>
      ))}
    </InlineGrid>
  );
}

function Side({
  title,
  side,
  of,
  strong = false,
}: {
  readonly title: string;
  readonly side: DryRunShareView['before'];
  readonly of: number;
  readonly strong?: boolean;
}) {
  const share = of === 0 ? 0 : Math.round((side.positions / of) * 100);
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="bodySm" tone="subdued">
        {title}
      </Text>
      <Text as="p" variant="headingLg" {...(strong ? {} : { tone: 'subdued' })} numeric>
        {side.positions}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {`${share} % of ${count(of, 'position')}`}
      </Text>
      {side.values.map((value) => (
        <Text key={value.currency} as="p" breakWord numeric {...(strong ? {} : { tone: 'subdued' })}>
          {formatMoney(value)}
        </Text>
      ))}
    </BlockStack>
  );
}

function difference({ before, after }: DryRunShareView): string {
  const more = after.positions - before.positions;
  if (more === 0) return 'no change';
  return more > 0 ? `+${more}` : `−${-more}`;
}
