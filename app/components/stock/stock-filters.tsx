import { useNavigation, useSearchParams } from '@remix-run/react';
import { IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { STOCK_FILTERS, type StockFilter, type StockQuery } from '../../views/stock.ts';

const TYPING_MS = 350;

/** All articles or those with something to do, and a search; both live in the address. */
export function StockFilters({ query, problems }: { readonly query: StockQuery; readonly problems: number }) {
  const [, setSearch] = useSearchParams();
  const navigation = useNavigation();
  const { mode, setMode } = useSetIndexFiltersMode(
    query.search === '' ? IndexFiltersMode.Default : IndexFiltersMode.Filtering,
  );
  const [typed, setTyped] = useState(query.search);
  const names: Readonly<Record<StockFilter, string>> = {
    all: 'All',
    problems: problems === 0 ? 'Problems' : `Problems (${problems})`,
  };

  useEffect(() => {
    if (typed.trim() === query.search) return;
    const timer = setTimeout(() => {
      setSearch((present) => withValue(present, 'search', typed.trim()), { replace: true, preventScrollReset: true });
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, query.search, setSearch]);

  return (
    <IndexFilters
      tabs={STOCK_FILTERS.map((filter) => ({ id: filter, content: names[filter] }))}
      selected={STOCK_FILTERS.indexOf(query.filter)}
      onSelect={(index) => {
        const filter = STOCK_FILTERS[index] ?? 'all';
        setSearch((present) => withValue(present, 'filter', filter === 'all' ? '' : filter));
      }}
      queryValue={typed}
      queryPlaceholder="Search by SKU or title"
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

/** Another filter begins at its first page. */
function withValue(present: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(present);
  next.delete('cursor');
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}
