import { useNavigate, useSearchParams } from '@remix-run/react';
import {
  BlockStack,
  Box,
  Button,
  EmptySearchResult,
  IndexTable,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
} from '@shopify/polaris';
import type { OrderRow, OrdersView } from '../../views/orders.ts';
import { count, formatMoney } from '../format.ts';
import { Moment } from '../moment.tsx';
import { OwnClicks } from '../own-clicks.tsx';
import { StatusBadge } from '../status-badge.tsx';

export type RowAnswer = (row: OrderRow, intent: 'accept' | 'decline') => void;

interface RowProps {
  readonly row: OrderRow;
  /** The order an answer is under way for. */
  readonly busyId: string | null;
  readonly onAnswer: RowAnswer;
}

/** One page of orders with its pager. */
export function OrderTable({
  view,
  busyId,
  onAnswer,
}: {
  readonly view: OrdersView;
  readonly busyId: string | null;
  readonly onAnswer: RowAnswer;
}) {
  const { smDown } = useBreakpoints();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const go = (cursor: string | null): void => {
    const next = new URLSearchParams(search);
    if (cursor !== null) next.set('cursor', cursor);
    void navigate(`?${next.toString()}`);
  };
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      itemCount={view.rows.length}
      resourceName={{ singular: 'order', plural: 'orders' }}
      emptyState={
        <Box padding="800">
          <EmptySearchResult
            withIllustration={false}
            title="No orders match"
            description="Try another filter, or fewer words in the search."
          />
        </Box>
      }
      headings={[
        { title: 'ID' },
        { title: 'Channel' },
        { title: 'Market' },
        { title: 'ID in store' },
        { title: 'Customer' },
        { title: 'Created' },
        { title: 'Price', alignment: 'end' },
        { title: 'Status' },
        { title: 'Actions', alignment: 'end' },
      ]}
      pagination={{
        hasNext: view.next !== null,
        hasPrevious: view.previous !== null,
        onNext: () => go(view.next),
        onPrevious: () => go(view.previous),
      }}
    >
      {view.rows.map((row, position) => (
        <IndexTable.Row key={row.id} id={row.id} position={position}>
          {smDown ? (
            <CondensedCell row={row} busyId={busyId} onAnswer={onAnswer} />
          ) : (
            <Cells row={row} busyId={busyId} onAnswer={onAnswer} />
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Cells({ row, busyId, onAnswer }: RowProps) {
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
        <div style={{ maxWidth: '8rem' }}>
          <Text as="span" truncate>
            {row.customer ?? ''}
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
        <div style={{ minWidth: '9.5rem', maxWidth: '20rem', whiteSpace: 'normal' }}>
          <BlockStack gap="100" inlineAlign="start">
            <StatusBadge status={row.status} />
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
          <InlineStack align="end" gap="200" wrap={false}>
            <Actions row={row} busyId={busyId} onAnswer={onAnswer} />
          </InlineStack>
        </OwnClicks>
      </IndexTable.Cell>
    </>
  );
}

function CondensedCell({ row, busyId, onAnswer }: RowProps) {
  return (
    <div style={{ padding: 'var(--p-space-300) var(--p-space-400)', width: '100%', whiteSpace: 'normal' }}>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Link dataPrimaryLink monochrome removeUnderline url={`/app/orders/${row.id}`}>
            <Text as="span" fontWeight="semibold">
              {row.number}
            </Text>
          </Link>
          <StatusBadge status={row.status} />
        </InlineStack>
        <Text as="span">{`${formatMoney(row.price)} · ${count(row.units, 'unit')}${row.customer === null ? '' : ` · ${row.customer}`}`}</Text>
        <Text as="span" tone="subdued">
          {`${row.channelName} ${row.market} · ${row.storeName ?? 'Not inserted'} · `}
          <Moment at={row.createdAt} short />
        </Text>
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
