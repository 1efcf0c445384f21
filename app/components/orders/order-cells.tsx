import { BlockStack, Button, Checkbox, IndexTable, InlineStack, Link, Text } from '@shopify/polaris';
import type { OrderRow } from '../../views/orders.ts';
import { count, formatMoney } from '../format.ts';
import { Moment } from '../moment.tsx';
import { OwnClicks } from '../own-clicks.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { Clock } from './clock.tsx';

export type RowAnswer = (row: OrderRow, intent: 'accept' | 'decline') => void;

interface RowProps {
  readonly row: OrderRow;
  /** The order an answer is under way for. */
  readonly busyId: string | null;
  readonly onAnswer: RowAnswer;
}

/** A row in columns. */
export function Cells({ row, busyId, onAnswer }: RowProps) {
  return (
    <>
      <IndexTable.Cell>
        <Link dataPrimaryLink monochrome removeUnderline url={`/app/orders/${row.id}`}>
          <Text as="span" fontWeight="semibold">
            {row.number}
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>{row.channelName}</IndexTable.Cell>
      <IndexTable.Cell>{row.market}</IndexTable.Cell>
      <IndexTable.Cell>
        <StoreId row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ maxWidth: '7rem' }}>
          <Text as="span" truncate>
            <bdi>{row.customer ?? ''}</bdi>
          </Text>
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Moment at={row.createdAt} short />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {formatMoney(row.price)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ minWidth: '11rem', maxWidth: '20rem', whiteSpace: 'normal' }}>
          <BlockStack gap="100" inlineAlign="start">
            <Badges row={row} />
            <Clock clock={row.clock} waitedMs={row.waitedMs} />
            {row.note !== '' && (
              <Text as="span" variant="bodySm" tone="subdued">
                {row.note}
              </Text>
            )}
          </BlockStack>
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <OwnClicks>
          <BlockStack gap="200" inlineAlign="end">
            <Actions row={row} busyId={busyId} onAnswer={onAnswer} />
          </BlockStack>
        </OwnClicks>
      </IndexTable.Cell>
    </>
  );
}

/** A row on a small screen. */
export function CondensedCell({
  row,
  busyId,
  onAnswer,
  selected,
  onSelect,
}: RowProps & { readonly selected: boolean; readonly onSelect: (selected: boolean) => void }) {
  return (
    <div style={{ padding: 'var(--p-space-300) var(--p-space-400)', width: '100%', whiteSpace: 'normal' }}>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="300" blockAlign="center">
            <OwnClicks>
              <Checkbox label={`Select order ${row.number}`} labelHidden checked={selected} onChange={onSelect} />
            </OwnClicks>
            <Link dataPrimaryLink monochrome removeUnderline url={`/app/orders/${row.id}`}>
              <Text as="span" fontWeight="semibold">
                {row.number}
              </Text>
            </Link>
          </InlineStack>
          <Badges row={row} />
        </InlineStack>
        <Text as="span" breakWord>
          {`${formatMoney(row.price)} · ${count(row.units, 'unit')}`}
          {row.customer !== null && (
            <>
              {' · '}
              <bdi>{row.customer}</bdi>
            </>
          )}
        </Text>
        <Text as="span" tone="subdued">
          {`${row.channelName} ${row.market} · ${row.storeName ?? 'Not inserted'} · `}
          <Moment at={row.createdAt} short />
        </Text>
        <Clock clock={row.clock} waitedMs={row.waitedMs} />
        {row.note !== '' && (
          <Text as="span" variant="bodySm" tone="subdued">
            {row.note}
          </Text>
        )}
        {row.answerable && (
          <OwnClicks>
            <InlineStack gap="200">
              <Actions row={row} busyId={busyId} onAnswer={onAnswer} />
            </InlineStack>
          </OwnClicks>
        )}
      </BlockStack>
    </div>
  );
}

function Badges({ row }: { readonly row: OrderRow }) {
  return (
    <InlineStack gap="100">
      {[row.status, ...row.marks].map((status) => (
        <StatusBadge key={status.code} status={status} />
      ))}
    </InlineStack>
  );
}

function StoreId({ row }: { readonly row: OrderRow }) {
  if (row.storeName === null) {
    return (
      <Text as="span" tone="subdued">
        NOT INSERTED
      </Text>
    );
  }
  return row.storeUrl === null ? (
    <Text as="span">{row.storeName}</Text>
  ) : (
    <OwnClicks>
      <Link url={row.storeUrl} target="_top" accessibilityLabel={`Open order ${row.storeName} in Shopify`}>
        {row.storeName}
      </Link>
    </OwnClicks>
  );
}

/** An offer's answer, else the way to the details; the number leads there in any case. */
function Actions({ row, busyId, onAnswer }: RowProps) {
  if (!row.answerable) {
    return (
      <Button size="slim" url={`/app/orders/${row.id}`} accessibilityLabel={`Details of order ${row.number}`}>
        Details
      </Button>
    );
  }
  return (
    <>
      <Button
        size="slim"
        variant="primary"
        loading={busyId === row.id}
        disabled={busyId !== null}
        onClick={() => onAnswer(row, 'accept')}
        accessibilityLabel={`Accept order ${row.number}`}
      >
        Accept
      </Button>
      <Button
        size="slim"
        disabled={busyId !== null}
        onClick={() => onAnswer(row, 'decline')}
        accessibilityLabel={`Decline order ${row.number}`}
      >
        Decline
      </Button>
    </>
  );
}
