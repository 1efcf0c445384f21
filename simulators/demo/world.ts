import type { MiintoPosition, StoreLine } from './judge.ts';
import { startMiintoSimulator } from '../miinto/start.ts';
import { startShopifySimulator, type CatalogueProduct } from '../shopify/index.ts';
import type { Day } from './generator.ts';
import type { PositionIntent } from './intents.ts';
import { ACCOUNTS, LOCATIONS } from './places.ts';

export const SHOP = 'demo-boutique.myshopify.com';

export type Miinto = Awaited<ReturnType<typeof startMiintoSimulator>>;
export type Shopify = Awaited<ReturnType<typeof startShopifySimulator>>;

/** As the app declares them in shopify.app.toml. */
const APP_WEBHOOKS = [
  ...['app/uninstalled', 'app/scopes_update'].map((topic) => ({ topic, uri: '/webhooks/lifecycle' })),
  ...['customers/data_request', 'customers/redact', 'shop/redact'].map((topic) => ({
    topic,
    uri: '/webhooks/compliance',
  })),
];

/** The scopes the app asks for in shopify.app.toml, required and optional in one list. */
export async function startShopify(options: {
  apiKey: string;
  apiSecret: string;
  appUrl: string;
  scopes: readonly string[];
  currency: string;
  timeScale: number;
  seed: number;
  products: readonly CatalogueProduct[];
}): Promise<Shopify> {
  const { currency, products, ...rest } = options;
  return startShopifySimulator({
    ...rest,
    appWebhooks: APP_WEBHOOKS,
    shops: [
      {
        domain: SHOP,
        name: 'Demo Boutique',
        currency,
        countryCode: 'DE',
        taxesIncluded: true,
        locations: [{ name: 'Warehouse' }, { name: 'Shop on Main Street' }],
        catalogue: products,
      },
    ],
  });
}

/** A Miinto with the demo merchant's accounts, locations and product map. */
export async function startMiinto(options: { timeScale: number; seed: number; day: Day }): Promise<Miinto> {
  const { day, ...rest } = options;
  const miinto = await startMiintoSimulator(rest);
  for (const { login, password, layout } of ACCOUNTS) {
    const locations = LOCATIONS.filter((location) => location.account === login);
    miinto.control.addAccount({
      login,
      password,
      layout,
      locations: locations.map(({ id, currency }) => ({ id, currency })),
    });
  }
  for (const { id } of LOCATIONS)
    miinto.control.setProductMap({ locationId: id, rows: day.productMap.map((row) => [...row]) });
  return miinto;
}

/** Puts the day into Miinto, each transfer to become visible at its time, and writes down what is meant to happen. */
export function scheduleDay(miinto: Miinto, day: Day, startsAt: number, timeScale: number): readonly PositionIntent[] {
  const at = (seconds: number): number => Math.round(startsAt + (seconds * 1000) / timeScale);
  return day.transfers.flatMap((transfer) => {
    const visibleAt = at(transfer.visibleAfter);
    const { name, email, phone, address, deliveryType } = transfer.customer;
    const added = miinto.control.addTransfer({
      locationId: transfer.locationId,
      currency: transfer.currency,
      parentOrderId: transfer.parentOrderId,
      visibleAt,
      customer: { name, email, phone, address, deliveryType },
      positions: transfer.positions.map(({ price, quantity, item }) => ({ price, quantity, item })),
      ...(transfer.panelAfter === null ? {} : { panel: { at: at(transfer.panelAfter), accept: 'all' as const } }),
    });
    return transfer.positions.map((position, index) => ({
      locationId: transfer.locationId,
      transferId: String(added.id),
      positionId: String(added.positionIds[index]),
      quantity: position.quantity,
      outcome: position.outcome,
      reason: position.reason,
      panel: transfer.panelAfter !== null,
      contested: position.contested,
      visibleAt,
    }));
  });
}

/** Every position at Miinto, with what became of it. */
export function positionsAtMiinto(miinto: Miinto): readonly MiintoPosition[] {
  return miinto.control.state({}).transfers.flatMap((transfer) =>
    transfer.positions.map((position) => ({
      locationId: transfer.locationId,
      transferId: String(transfer.id),
      positionId: String(position.id),
      quantity: position.quantity,
      status: position.status,
      decidedBy: position.decidedBy,
    })),
  );
}

/** Every line of every order in the store, with the Miinto position it says it is for. */
export function linesInStore(shopify: Shopify): readonly StoreLine[] {
  return shopify.control.state(SHOP).orders.flatMap((order) =>
    order.lines.map((line) => ({
      orderId: order.id,
      locationId: order.customAttributes.find((entry) => entry.key === 'Miinto location')?.value ?? '',
      positionId: line.properties.find((entry) => entry.name === '_miinto_position')?.value ?? '',
      quantity: line.quantity,
      createdAt: order.createdAtMs,
    })),
  );
}
