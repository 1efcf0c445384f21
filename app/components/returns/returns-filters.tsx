import { useNavigation } from '@remix-run/react';
import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { RETURN_FILTERS, RETURN_KIND_FILTERS, type ReturnFilter, type ReturnsView } from '../../views/returns.ts';
import { useAddress } from '../orders/use-address.ts';

const TYPING_MS = 350;
const OWN = ['kind'] as const;
const KINDS: Readonly<Record<(typeof RETURN_KIND_FILTERS)[number], string>> = {
  return: 'Return',
  exchange: 'Exchange',
  repair: 'Repair',
  unknown: 'Unknown kind',
};

/** Tabs by how a return stands, a search, and the kind; all of them live in the address. */
export function ReturnsFilters({ query, counts }: Pick<ReturnsView, 'query' | 'counts'>) {
  const { set } = useAddress(OWN);
  const navigation = useNavigation();
  const { mode, setMode } = useSetIndexFiltersMode(
    query.search === '' && query.kind === null ? IndexFiltersMode.Default : IndexFiltersMode.Filtering,
  );
  const [typed, setTyped] = useState(query.search);
  useEffect(() => {
    if (typed.trim() === query.search) return;
    const timer = setTimeout(() => set({ search: typed.trim() }, { replace: true }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, query.search, set]);
  const counted = (name: string, number: number) => (number === 0 ? name : `${name} (${number})`);
  const names: Readonly<Record<ReturnFilter, string>> = {
    waiting: counted('Waiting', counts.waiting),
    deciding: 'Being decided',
    decided: 'Decided',
    requests: counted('Your requests', counts.requests),
    all: 'All returns',
  };
  const clear = (): void => {
    setTyped('');
    set({ kind: '', search: '' });
  };
  const choosesKind = query.filter !== 'requests';
  return (
    <IndexFilters
      tabs={RETURN_FILTERS.map((filter) => ({ id: filter, content: names[filter] }))}
      selected={RETURN_FILTERS.indexOf(query.filter)}
      onSelect={(index) => {
        const filter = RETURN_FILTERS[index] ?? 'waiting';
        set({ filter: filter === 'waiting' ? '' : filter, kind: '' });
      }}
      queryValue={typed}
      queryPlaceholder="Search by number, or the marketplace’s id of the return or the order"
      onQueryChange={setTyped}
      onQueryClear={() => setTyped('')}
      cancelAction={{ onAction: clear }}
      filters={
        choosesKind
          ? [
              {
                key: 'kind',
                label: 'Kind',
                shortcut: true,
                filter: (
                  <ChoiceList
                    title="Kind"
                    titleHidden
                    choices={RETURN_KIND_FILTERS.map((value) => ({ label: KINDS[value], value }))}
                    selected={query.kind === null ? [] : [query.kind]}
                    onChange={([kind]) => set({ kind: kind ?? '' })}
                  />
                ),
              },
            ]
          : []
      }
      appliedFilters={
        query.kind === null || !choosesKind
          ? []
          : [{ key: 'kind', label: `Kind: ${KINDS[query.kind]}`, onRemove: () => set({ kind: '' }) }]
      }
      onClearAll={clear}
      canCreateNewView={false}
      mode={mode}
      setMode={setMode}
      loading={navigation.state === 'loading'}
    />
  );
}
