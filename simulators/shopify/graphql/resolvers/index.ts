import type { Fields } from '../context.ts';
import { CATALOGUE_FIELDS } from './catalogue.ts';
import { FULFILMENT_FIELDS } from './fulfilments.ts';
import { METAFIELD_FIELDS } from './metafields.ts';
import { ORDER_FIELDS } from './orders.ts';
import { QUERY_FIELDS } from './query.ts';
import { REFUND_FIELDS } from './refunds.ts';
import { RETURN_FIELDS } from './returns.ts';
import { SHOP_FIELDS } from './shop.ts';
import { STOCK_FIELDS } from './stock.ts';

/** Resolvers by type and field; a field without one is read off its source. */
export const RESOLVERS: Readonly<Record<string, Fields<never> | undefined>> = {
  ...CATALOGUE_FIELDS,
  ...FULFILMENT_FIELDS,
  ...METAFIELD_FIELDS,
  ...ORDER_FIELDS,
  ...QUERY_FIELDS,
  ...REFUND_FIELDS,
  ...RETURN_FIELDS,
  ...SHOP_FIELDS,
  ...STOCK_FIELDS,
};
