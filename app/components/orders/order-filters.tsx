import { useNavigation, useSearchParams } from '@remix-run/react';
import { IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { ORDER_FILTERS, type OrderFilter, type OrdersQuery } from '../../views/orders.ts';

const NAMES: Readonly<Record<OrderFilter, string>> = {
  all: 'All',
  pending: 'Pending approval',
  held: 'Held',
  waiting: 'On the way',
  inserted: 'In store',
  failed: 'Not inserted',
  closed: 'Closed',
};

const TYPING_MS = 350;

/** Tabs for the states and a search field; both live in the address, so a filtered list can be bookmarked. */
export function OrderFilters({ query }: { readonly query: OrdersQuery }) {
  const [, setSearch] = useSearchParams();
  const navigation = useNavigation();
  const { mode, setMode } = useSetIndexFiltersMode(
    query.search === '' ? IndexFiltersMode.Default : IndexFiltersMode.Filtering,
  );
  const [typed, setTyped] = useState(query.search);

  useEffect(() => {
    if (typed.trim() === query.search) return;
    const timer = setTimeout(() => {
      setSearch((present) => withValue(present, 'search', typed.trim()), { replace: true, preventScrollReset: true });
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, query.search, setSearch]);

  return (
    <IndexFilters
      tabs={ORDER_FILTERS.map((filter) => ({ id: filter, content: NAMES[filter] }))}
      selected={ORDER_FILTERS.indexOf(query.filter)}
      onSelect={(index) => {
        const filter = ORDER_FILTERS[index] ?? 'all';
        setSearch((present) => withValue(present, 'filter', filter === 'all' ? '' : filter));
      }}
      queryValue={typed}
      queryPlaceholder="Search by number, marketplace or shop order id, or customer"
      onQueryChange={setTyped}
      onQueryClear={() => setTyped('')}
      cancelAction={{ onAction: () => setTyped('') }}
      filters={[]}
      appliedFilters={[]}
      onClearAll={() => setTyped('')}
      hideFilters
      canCreateNewView={false}
      mode={mode}
      setMode={setMode}
      loading={navigation.state === 'loading'}
    />
  );
}

/** Another filter begins at its newest page. */
function withValue(present: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(present);
  next.delete('cursor');
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}
