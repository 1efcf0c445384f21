import { useNavigate, useSearchParams } from '@remix-run/react';
import {
  BlockStack,
  Box,
  Checkbox,
  EmptySearchResult,
  IndexTable,
  IndexTableSelectionType,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
} from '@shopify/polaris';
import type { ReturnRow, ReturnsView } from '../../views/returns.ts';
import { formatMoney } from '../format.ts';
import { Moment } from '../moment.tsx';
import { OwnClicks } from '../own-clicks.tsx';
import { duration } from '../orders/duration.ts';
import type { Selection } from '../orders/order-table.tsx';
import { StatusBadge } from '../status-badge.tsx';

/** One page of returns or requests with its pager. */
export function ReturnsTable({ view, selection }: { readonly view: ReturnsView; readonly selection: Selection }) {
  const { smDown } = useBreakpoints();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const go = (cursor: string | null): void => {
    const next = new URLSearchParams(search);
    if (cursor !== null) next.set('cursor', cursor);
    void navigate(`?${next.toString()}`);
  };
  const requests = view.query.filter === 'requests';
  const selectable = view.query.filter === 'waiting';
  return (
    <IndexTable
      condensed={smDown}
      selectable={selectable}
      itemCount={view.rows.length}
      selectedItemsCount={selection.allSelected ? 'All' : selection.ids.length}
      onSelectionChange={selection.onChange}
      promotedBulkActions={[...selection.promoted]}
      resourceName={requests ? { singular: 'request', plural: 'requests' } : { singular: 'return', plural: 'returns' }}
      emptyState={<Nothing view={view} />}
      headings={[
        { title: requests ? 'Request' : 'Return' },
        { title: 'Order' },
        { title: 'Customer' },
        { title: 'What and why' },
        { title: requests ? 'Made' : 'Announced' },
        { title: 'Price', alignment: 'end' },
        { title: 'Status' },
      ]}
      pagination={{
        hasNext: view.next !== null,
        hasPrevious: view.previous !== null,
        onNext: () => go(view.next),
        onPrevious: () => go(view.previous),
      }}
    >
      {view.rows.map((row, position) => (
        <IndexTable.Row
          key={row.id}
          id={row.id}
          position={position}
          disabled={selectable && !row.decidable}
          selected={selection.ids.includes(row.id)}
        >
          {smDown ? (
            <CondensedCell
              row={row}
              selectable={selectable}
              selected={selection.ids.includes(row.id)}
              onSelect={(selected) => selection.onChange(IndexTableSelectionType.Single, selected, row.id, position)}
            />
          ) : (
            <Cells row={row} />
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Nothing({ view }: { readonly view: ReturnsView }) {
  const { filter, search, kind } = view.query;
  const [title, description] =
    search !== '' || kind !== null
      ? ['Nothing matches', 'Try another filter, or fewer characters in the search.']
      : filter === 'waiting'
        ? ['Nothing waits for you', 'New returns appear here within a minute.']
        : ['Nothing here', 'Choose another tab to see more.'];
  return (
    <Box padding="800">
      <EmptySearchResult withIllustration={false} title={title} description={description} />
    </Box>
  );
}

function Cells({ row }: { readonly row: ReturnRow }) {
  return (
    <>
      <IndexTable.Cell>
        <Name row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ maxWidth: '9rem', whiteSpace: 'normal' }}>
          <Order row={row} />
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ maxWidth: '9rem', whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{row.customer ?? ''}</div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ minWidth: '9rem', maxWidth: '15rem', whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
          <What row={row} />
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Age row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {row.amount === null ? '' : formatMoney(row.amount)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StatusBadge status={row.status} />
      </IndexTable.Cell>
    </>
  );
}

function CondensedCell({
  row,
  selectable,
  selected,
  onSelect,
}: {
  readonly row: ReturnRow;
  readonly selectable: boolean;
  readonly selected: boolean;
  readonly onSelect: (selected: boolean) => void;
}) {
  return (
    <div
      style={{
        padding: 'var(--p-space-300) var(--p-space-400)',
        width: '100%',
        whiteSpace: 'normal',
        overflowWrap: 'anywhere',
      }}
    >
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <InlineStack gap="200" blockAlign="center">
            {selectable && row.decidable && (
              <OwnClicks>
                <Checkbox label={`Select return ${row.number}`} labelHidden checked={selected} onChange={onSelect} />
              </OwnClicks>
            )}
            <Name row={row} />
          </InlineStack>
          <StatusBadge status={row.status} />
        </InlineStack>
        <What row={row} />
        <InlineStack gap="200">
          <Order row={row} />
          {row.amount !== null && <Text as="span">{formatMoney(row.amount)}</Text>}
        </InlineStack>
        <Age row={row} />
      </BlockStack>
    </div>
  );
}

function Name({ row }: { readonly row: ReturnRow }) {
  const name = `${row.kind} ${row.number}`;
  return (
    <BlockStack>
      {row.order === null ? (
        <Text as="span" fontWeight="semibold">
          {name}
        </Text>
      ) : (
        <Link monochrome removeUnderline url={`/app/orders/${row.order.id}?tab=rma`} dataPrimaryLink>
          <Text as="span" fontWeight="semibold">
            {name}
          </Text>
        </Link>
      )}
      {row.channelId !== null && (
        <Text as="span" variant="bodySm" tone="subdued">
          {row.channelId}
        </Text>
      )}
    </BlockStack>
  );
}

function Order({ row: { order, channelOrderId } }: { readonly row: ReturnRow }) {
  if (order !== null) return <Text as="span">{`Order ${order.number}`}</Text>;
  return (
    <Text as="span" tone="caution">
      {channelOrderId === null ? 'No order named' : `Order ${channelOrderId} is not known yet`}
    </Text>
  );
}

function What({ row }: { readonly row: ReturnRow }) {
  return (
    <BlockStack>
      <Text as="span">{row.units}</Text>
      {row.reason !== '' && (
        <Text as="span" variant="bodySm" tone="subdued">
          {`“${row.reason}”`}
        </Text>
      )}
    </BlockStack>
  );
}

function Age({ row }: { readonly row: ReturnRow }) {
  return (
    <BlockStack>
      <Text as="span">
        <Moment at={row.createdAt} short />
      </Text>
      {row.waitedMs !== null && (
        <Text as="span" variant="bodySm" tone="subdued">
          {`waits ${duration(row.waitedMs)}`}
        </Text>
      )}
    </BlockStack>
  );
}
