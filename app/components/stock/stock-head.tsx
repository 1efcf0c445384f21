import { useSearchParams } from '@remix-run/react';
import { Banner, BlockStack, Card, InlineStack, Select, Text } from '@shopify/polaris';
import type { Tone } from '../../views/common.ts';
import type { StockView } from '../../views/stock.ts';
import { count } from '../format.ts';

/** Polaris has banners in fewer tones than badges. */
const TONES = {
  neutral: 'info',
  info: 'info',
  success: 'success',
  attention: 'warning',
  warning: 'warning',
  critical: 'critical',
} as const satisfies Record<Tone, string>;

/** Which connection is shown, how it stands as a whole, and whether it sends at all. */
export function StockHead({ view }: { readonly view: StockView }) {
  const [, setSearch] = useSearchParams();
  const { counts, notice } = view;
  const said = [
    count(counts.articles, 'article'),
    ...(counts.waiting > 0 ? [`${counts.waiting} waiting`] : []),
    ...(counts.problems > 0 ? [`${counts.problems} with something to do`] : []),
  ].join(' · ');
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="200">
          <Select
            label="Connection"
            options={view.connections.map(({ id, label }) => ({ value: id, label }))}
            value={view.connectionId ?? ''}
            onChange={(connection) => setSearch({ connection })}
          />
          <InlineStack gap="200" align="space-between">
            <Text as="p" tone="subdued">
              {said}
            </Text>
          </InlineStack>
        </BlockStack>
      </Card>
      {notice !== null && (
        <Banner tone={TONES[notice.tone]} title={notice.title}>
          <Text as="p">{notice.message}</Text>
        </Banner>
      )}
    </BlockStack>
  );
}
