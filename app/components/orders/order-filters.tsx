import { useNavigation } from '@remix-run/react';
import { IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { ORDER_FILTERS, type OrderFilter, type OrdersView } from '../../views/orders.ts';
import { filterFields } from './filter-fields.tsx';
import { appliedFilters, FILTER_NAMES, NO_VALUES, valuesOf, type FilterName } from './filter-values.ts';
import { useAddress } from './use-address.ts';

const NAMES: Readonly<Record<OrderFilter, string>> = {
  all: 'All',
  pending: 'Pending approval',
  held: 'Held',
  waiting: 'On the way',
  inserted: 'In store',
  failed: 'Not inserted',
  closed: 'Closed',
};

const SORTS = [
  { label: 'Created', value: 'newest desc', directionLabel: 'Newest first' },
  { label: 'Deadline', value: 'urgent asc', directionLabel: 'Most urgent first' },
] as const;

const TYPING_MS = 350;
/** These are chosen, not typed, and count at once. */
const CHOSEN: readonly FilterName[] = ['status', 'channel', 'market'];

/** Tabs for the states, a search field, and the filters; all of them live in the address. */
export function OrderFilters({ view }: { readonly view: OrdersView }) {
  const { query } = view;
  const { set } = useAddress(FILTER_NAMES);
  const navigation = useNavigation();
  const used = { ...valuesOf(view), search: query.search };
  const applied = appliedFilters(used, view);
  const { mode, setMode } = useSetIndexFiltersMode(
    query.search === '' && applied.length === 0 ? IndexFiltersMode.Default : IndexFiltersMode.Filtering,
  );
  const [typed, type] = useTyped(used, set);
  const clear = () => type({ ...NO_VALUES, search: '' }, true);

  return (
    <IndexFilters
      tabs={ORDER_FILTERS.map((filter) => ({ id: filter, content: NAMES[filter] }))}
      selected={ORDER_FILTERS.indexOf(query.filter)}
      onSelect={(index) => {
        const filter = ORDER_FILTERS[index] ?? 'all';
        set({ filter: filter === 'all' ? '' : filter });
      }}
      sortOptions={[...SORTS]}
      sortSelected={[query.sort === 'urgent' ? 'urgent asc' : 'newest desc']}
      onSort={([value]) => set({ sort: value?.startsWith('urgent') ? 'urgent' : '' })}
      queryValue={typed.search}
      queryPlaceholder="Search by number, marketplace or shop order id, or customer"
      onQueryChange={(search) => type({ search }, false)}
      onQueryClear={() => type({ search: '' }, true)}
      cancelAction={{ onAction: clear }}
      filters={filterFields(view, typed, (name, value) => type({ [name]: value }, CHOSEN.includes(name)))}
      appliedFilters={applied.map(({ key, label, names }) => ({
        key,
        label,
        onRemove: () => type(Object.fromEntries(names.map((name) => [name, ''])), true),
      }))}
      onClearAll={clear}
      canCreateNewView={false}
      mode={mode}
      setMode={setMode}
      loading={navigation.state === 'loading'}
    />
  );
}

type Typed = Record<FilterName | 'search', string>;

/** What stands in the fields; it moves into the address once nothing more is typed for a moment, or at once. */
function useTyped(
  used: Typed,
  set: ReturnType<typeof useAddress>['set'],
): readonly [Typed, (values: Readonly<Partial<Typed>>, now: boolean) => void] {
  const [pending, setPending] = useState<Partial<Typed>>({});
  const put = (values: Partial<Typed>): void => {
    setPending({});
    set(withZone(values), { replace: true });
  };
  useEffect(() => {
    if (Object.keys(pending).length === 0) return;
    const timer = setTimeout(() => put(pending), TYPING_MS);
    return () => clearTimeout(timer);
  });
  return [
    { ...used, ...pending },
    (values, now) => {
      const all = { ...pending, ...values };
      if (now) put(all);
      else setPending(all);
    },
  ];
}

/** Days are meant in the time zone of whoever typed them. */
function withZone(values: Partial<Typed>): Record<string, string> {
  const trimmed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]));
  if (!('createdFrom' in trimmed) && !('createdTo' in trimmed)) return trimmed;
  return { ...trimmed, zone: new Intl.DateTimeFormat().resolvedOptions().timeZone };
}
