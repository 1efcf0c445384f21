import { FULFILMENT_MUTATIONS } from './fulfilments.ts';
import { METAFIELD_MUTATIONS } from './metafields.ts';
import { ORDER_MUTATIONS } from './orders.ts';
import type { MutationResolver } from './run.ts';
import { STOCK_MUTATIONS } from './stock.ts';
import { WEBHOOK_MUTATIONS } from './webhooks.ts';

export const MUTATIONS: Readonly<Record<string, MutationResolver | undefined>> = {
  ...FULFILMENT_MUTATIONS,
  ...METAFIELD_MUTATIONS,
  ...ORDER_MUTATIONS,
  ...STOCK_MUTATIONS,
  ...WEBHOOK_MUTATIONS,
};
