/** Which piece works on which webhook topic. A topic without one is kept and marked as ignored. */
import { customersDataRequest, customersRedact, shopRedact } from './compliance.ts';
import { fulfilmentChanged } from './fulfilment-news.ts';
import { appUninstalled, scopesUpdated } from './lifecycle.ts';
import { orderChanged, orderEdited, refundCreated } from './order-news.ts';
import { inventoryLevelUpdated, productUpdated } from './stock-news.ts';
import type { TopicHandler } from './topic.ts';

export const TOPICS: ReadonlyMap<string, TopicHandler> = new Map([
  ['app/uninstalled', appUninstalled],
  ['app/scopes_update', scopesUpdated],
  ['customers/data_request', customersDataRequest],
  ['customers/redact', customersRedact],
  ['shop/redact', shopRedact],
  ['orders/cancelled', orderChanged],
  ['orders/updated', orderChanged],
  ['orders/delete', orderChanged],
  ['orders/edited', orderEdited],
  ['refunds/create', refundCreated],
  ['fulfillments/create', fulfilmentChanged],
  ['fulfillments/update', fulfilmentChanged],
  ['inventory_levels/update', inventoryLevelUpdated],
  ['products/update', productUpdated],
]);
