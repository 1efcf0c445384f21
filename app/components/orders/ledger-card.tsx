import { BlockStack, Box, Card, DataTable, Divider, Text, useBreakpoints } from '@shopify/polaris';
import type { EntryView, LedgerRowView, RefundsTabView } from '../../views/order-refunds.ts';
import { formatMoney } from '../format.ts';
import { Facts } from './facts.tsx';

const COLUMNS = ['sold', 'cancelled', 'returned', 'refunded', 'kept'] as const;

/** What was sold, cancelled, returned and refunded, line by line; kept = sold − cancelled − refunded. */
export function LedgerCard({
  ledger,
  channelName,
}: {
  readonly ledger: RefundsTabView['ledger'];
  readonly channelName: string;
}) {
  const { mdDown } = useBreakpoints();
  const names: Readonly<Record<(typeof COLUMNS)[number], string>> = {
    sold: 'Sold',
    cancelled: 'Cancelled',
    returned: `Returned at ${channelName}`,
    refunded: 'Refunded in your shop',
    kept: 'Kept',
  };
  const { difference } = ledger.total;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Money
          </Text>
          <Text as="p" tone={difference.amount.minor === 0 ? 'subdued' : 'caution'} breakWord>
            {sentence(difference, channelName)}
          </Text>
        </BlockStack>
      </Box>
      {mdDown ? (
        <Box padding="400" paddingBlockStart="0">
          <BlockStack gap="300">
            {[...(ledger.rows.length === 1 ? [] : ledger.rows), ledger.total].map((row) => (
              <BlockStack key={row.id} gap="200">
                <Divider />
                <Text as="h3" variant="headingSm" breakWord>
                  {row.title}
                </Text>
                <Facts facts={COLUMNS.map((column) => ({ label: names[column], value: entryText(row[column]) }))} />
              </BlockStack>
            ))}
          </BlockStack>
        </Box>
      ) : (
        <DataTable
          columnContentTypes={['text', 'numeric', 'numeric', 'numeric', 'numeric', 'numeric']}
          headings={['Product', ...COLUMNS.map((column) => names[column])]}
          totals={['', ...COLUMNS.map((column) => entryText(ledger.total[column]))]}
          showTotalsInFooter
          totalsName={{ singular: 'Total', plural: 'Total' }}
          rows={ledger.rows.map((row: LedgerRowView) => [
            row.title,
            ...COLUMNS.map((column) => entryText(row[column])),
          ])}
        />
      )}
    </Card>
  );
}

/** `2 · EUR 200.00`; an amount without units alone; nothing for nothing. */
function entryText({ units, amount }: EntryView): string {
  if (units === 0 && amount.minor === 0) return '–';
  return units === 0 ? formatMoney(amount) : `${units} · ${formatMoney(amount)}`;
}

function sentence({ amount }: EntryView, channelName: string): string {
  if (amount.minor === 0) return 'Both sides gave the same back.';
  const more = formatMoney({ ...amount, minor: Math.abs(amount.minor) });
  return amount.minor > 0
    ? `${channelName} took back ${more} more than your shop refunded (yet).`
    : `Your shop refunded ${more} more than ${channelName} took back (yet).`;
}
