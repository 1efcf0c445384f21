/** Reads for all pages. Each runs in the shop's own transaction, so another shop's ids lead to nothing. */
import type { ChannelKey, ShopId } from '#sync/core/ids.ts';
import { readConnectionForm, readCopySources } from './connection-form.server.ts';
import { readConnections } from './connections.server.ts';
import { readDryRun } from './dry-run.server.ts';
import { readHome } from './home.server.ts';
import { readOrderSummary } from './order-summary.server.ts';
import { readOrder } from './order.server.ts';
import { ordersCsv } from './orders-csv.server.ts';
import { readOrders } from './orders.server.ts';
import { shopifyAdminUrl, type Naming, type Reading } from './reading.server.ts';
import { readRun } from './run.server.ts';
import { readReturns } from './returns.server.ts';
import { readStockPage } from './stock.server.ts';
import type { OrderRequest } from '../views/order.ts';
import type { OrdersQuery } from '../views/orders.ts';
import type { ReturnsQuery } from '../views/returns.ts';
import type { StockQuery } from '../views/stock.ts';

export function createPageViews(options: {
  readonly context: Reading;
  readonly channels: Readonly<Record<ChannelKey, { readonly name: string }>>;
  /** For a store whose admin is elsewhere, such as the simulated one. */
  readonly adminUrl?: (shopId: ShopId) => string;
}) {
  const { context } = options;
  const naming: Naming = { channels: options.channels, adminUrl: options.adminUrl ?? shopifyAdminUrl };
  const { withShop } = context.database;
  return {
    home: (shopId: ShopId) => withShop(shopId, (tx) => readHome(tx, context, naming)),
    connections: (shopId: ShopId) => withShop(shopId, (tx) => readConnections(tx, context, naming)),
    connectionForm: (shopId: ShopId, id: string) => withShop(shopId, (tx) => readConnectionForm(tx, context, id)),
    copySources: (shopId: ShopId, except: string | null) => withShop(shopId, (tx) => readCopySources(tx, except)),
    dryRun: (shopId: ShopId, request: { readonly connectionId: string; readonly id: string }) =>
      withShop(shopId, (tx) => readDryRun(tx, request)),
    run: (shopId: ShopId, id: string) => withShop(shopId, (tx) => readRun(tx, context, id)),
    stock: (shopId: ShopId, query: StockQuery) => withShop(shopId, (tx) => readStockPage(tx, context, naming, query)),
    returns: (shopId: ShopId, query: ReturnsQuery) => withShop(shopId, (tx) => readReturns(tx, context, query)),
    orders: (shopId: ShopId, query: OrdersQuery) => withShop(shopId, (tx) => readOrders(tx, context, naming, query)),
    ordersCsv: (shopId: ShopId, query: OrdersQuery) => ordersCsv(context, naming, shopId, query),
    order: (shopId: ShopId, id: string, request?: OrderRequest) =>
      withShop(shopId, (tx) => readOrder(tx, context, naming, id, request)),
    orderSummary: (shopId: ShopId, storeRef: string) =>
      withShop(shopId, (tx) => readOrderSummary(tx, naming, storeRef)),
  };
}
