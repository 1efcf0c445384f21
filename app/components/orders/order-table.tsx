import { useNavigate, useSearchParams } from '@remix-run/react';
import {
  Box,
  EmptySearchResult,
  IndexTable,
  IndexTableSelectionType,
  useBreakpoints,
  type IndexTableProps,
} from '@shopify/polaris';
import type { OrdersView } from '../../views/orders.ts';
import { CondensedCell, Cells, type RowAnswer } from './order-cells.tsx';

export interface BulkAction {
  readonly content: string;
  readonly disabled: boolean;
  readonly onAction: () => void;
}

/** Selected rows, and what can be done with all of them. */
export interface Selection {
  readonly ids: readonly string[];
  readonly allSelected: boolean;
  readonly onChange: NonNullable<IndexTableProps['onSelectionChange']>;
  readonly promoted: readonly BulkAction[];
  readonly more: readonly BulkAction[];
}

/** One page of orders with its pager. */
export function OrderTable({
  view,
  busyId,
  selection,
  onAnswer,
}: {
  readonly view: OrdersView;
  readonly busyId: string | null;
  readonly selection: Selection;
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
      itemCount={view.rows.length}
      selectedItemsCount={selection.allSelected ? 'All' : selection.ids.length}
      onSelectionChange={selection.onChange}
      promotedBulkActions={[...selection.promoted]}
      bulkActions={[...selection.more]}
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
        <IndexTable.Row key={row.id} id={row.id} position={position} selected={selection.ids.includes(row.id)}>
          {smDown ? (
            <CondensedCell
              row={row}
              busyId={busyId}
              onAnswer={onAnswer}
              selected={selection.ids.includes(row.id)}
              onSelect={(selected) => selection.onChange(IndexTableSelectionType.Single, selected, row.id, position)}
            />
          ) : (
            <Cells row={row} busyId={busyId} onAnswer={onAnswer} />
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
