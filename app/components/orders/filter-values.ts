/** The filters of the order list as they stand in the address: names, values, and how each reads once it is set. */
import type { OrdersView, OrderStatus, AmountText } from '../../views/orders.ts';
import { marketName } from '../format.ts';

export const FILTER_NAMES = [
  'status',
  'id',
  'channel',
  'market',
  'storeId',
  'customer',
  'createdFrom',
  'createdTo',
  'priceFrom',
  'priceTo',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type FilterValues = Readonly<Record<FilterName, string>>;

export const STATUS_LABELS: Readonly<Record<OrderStatus, string>> = {
  'pending-approval': 'Pending approval',
  held: 'Held',
  answering: 'Answering',
  accepted: 'Accepted',
  waiting: 'Waiting',
  inserting: 'Inserting',
  inserted: 'Inserted',
  'not-inserted': 'Not inserted',
  failed: 'Failed',
  declined: 'Declined',
  canceled: 'Canceled',
  gone: 'Gone',
};

/** What is used of the address; what was not understood is not here. */
export function valuesOf({ query: { where } }: OrdersView): FilterValues {
  return {
    status: where?.status ?? '',
    id: where?.id ?? '',
    channel: where?.channel ?? '',
    market: where?.market ?? '',
    storeId: where?.storeName ?? '',
    customer: where?.customer ?? '',
    createdFrom: where?.createdFrom ?? '',
    createdTo: where?.createdTo ?? '',
    priceFrom: amountText(where?.priceFrom),
    priceTo: amountText(where?.priceTo),
  };
}

export const NO_VALUES = Object.fromEntries(FILTER_NAMES.map((name) => [name, ''])) as FilterValues;

function amountText(amount: AmountText | null | undefined): string {
  if (!amount) return '';
  return amount.currency === null ? amount.decimal : `${amount.currency} ${amount.decimal}`;
}

/** What stands on the tag of a filter that is used, with the values that removing it empties. */
export function appliedFilters(
  values: FilterValues,
  view: OrdersView,
): readonly { readonly key: string; readonly label: string; readonly names: readonly FilterName[] }[] {
  const channel = view.choices.channels.find(({ key }) => key === values.channel)?.name ?? values.channel;
  const single: readonly (readonly [FilterName, string])[] = [
    ['status', `Status: ${STATUS_LABELS[values.status as OrderStatus] ?? values.status}`],
    ['id', `ID: ${values.id}`],
    ['channel', `Channel: ${channel}`],
    ['market', `Market: ${values.market === '' ? '' : marketName(values.market)}`],
    ['storeId', `ID in store: ${values.storeId}`],
    ['customer', `Customer: ${values.customer}`],
  ];
  return [
    ...single.filter(([name]) => values[name] !== '').map(([name, label]) => ({ key: name, label, names: [name] })),
    ...range('created', 'Created', values, ['createdFrom', 'createdTo']),
    ...range('price', 'Price', values, ['priceFrom', 'priceTo']),
  ];
}

function range(key: string, title: string, values: FilterValues, names: readonly [FilterName, FilterName]) {
  const [from, to] = names.map((name) => values[name]);
  if (from === '' && to === '') return [];
  const label =
    from === '' ? `${title} up to ${to}` : to === '' ? `${title} from ${from}` : `${title} ${from} to ${to}`;
  return [{ key, label, names }];
}
