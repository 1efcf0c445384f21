import { BlockStack, ChoiceList, TextField, type IndexFiltersProps } from '@shopify/polaris';
import type { OrdersView } from '../../views/orders.ts';
import { marketName } from '../format.ts';
import { STATUS_LABELS, type FilterName, type FilterValues } from './filter-values.ts';

export type ChangeFilter = (name: FilterName, value: string) => void;

/** The filters that can be added, each with its field; several at once narrow the list together. */
export function filterFields(
  view: OrdersView,
  values: FilterValues,
  change: ChangeFilter,
): IndexFiltersProps['filters'] {
  const text = (name: FilterName, label: string, helpText?: string, placeholder?: string) => (
    <TextField
      label={label}
      labelHidden={helpText === undefined}
      value={values[name]}
      onChange={(value) => change(name, value)}
      autoComplete="off"
      maxLength={100}
      {...(helpText ? { helpText } : {})}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
  const choice = (name: FilterName, label: string, choices: { label: string; value: string }[]) => (
    <ChoiceList
      title={label}
      titleHidden
      choices={choices}
      selected={[values[name]]}
      onChange={([value]) => change(name, value ?? '')}
    />
  );
  const day = (name: FilterName, label: string) => (
    <TextField
      label={label}
      type="date"
      value={values[name]}
      onChange={(value) => change(name, value)}
      autoComplete="off"
    />
  );
  const statuses = Object.entries(STATUS_LABELS).map(([value, label]) => ({ label, value }));
  return [
    { key: 'status', label: 'Status', filter: choice('status', 'Status', statuses), pinned: true },
    {
      key: 'created',
      label: 'Created',
      pinned: true,
      filter: (
        <BlockStack gap="300">
          {day('createdFrom', 'From')}
          {day('createdTo', 'To')}
        </BlockStack>
      ),
    },
    {
      key: 'market',
      label: 'Market',
      pinned: view.choices.markets.length > 1,
      filter: choice(
        'market',
        'Market',
        view.choices.markets.map((market) => ({ label: marketName(market), value: market })),
      ),
    },
    { key: 'customer', label: 'Customer', filter: text('customer', 'Customer', 'Any part of the name') },
    {
      key: 'price',
      label: 'Price',
      filter: (
        <BlockStack gap="300">
          {text('priceFrom', 'From', '', '0.00')}
          {text('priceTo', 'To', 'In each order’s own currency, or with a code: EUR 99.50')}
        </BlockStack>
      ),
    },
    { key: 'id', label: 'ID', filter: text('id', 'ID', 'The number here, or the marketplace’s order id') },
    { key: 'storeId', label: 'ID in store', filter: text('storeId', 'ID in store', 'Such as #1001') },
    {
      key: 'channel',
      label: 'Channel',
      filter: choice(
        'channel',
        'Channel',
        view.choices.channels.map(({ key, name }) => ({ label: name, value: key })),
      ),
    },
  ];
}
