/** Made-up data for looking at pages: realistic, with long names, every state, and a few extremes. */
import type { ConnectionRow } from '#app/views/connections.ts';
import type { ConnectionFormView, CopySource, ShippingChoices, StoreChoices } from '#app/views/connection-form.ts';
import type { HomeView } from '#app/views/home.ts';

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const at = (minutesAgo: number): string =>
  new Date(Date.UTC(2026, 10, 24, 10, 32) - minutesAgo * 60_000).toISOString();

export const connections: readonly ConnectionRow[] = [
  {
    id: id(1),
    number: 814,
    label: 'Miinto Orders (v21)',
    channel: 'miinto',
    channelName: 'Miinto',
    environment: 'production',
    market: 'DK',
    locationLabel: '2654 (DK)',
    api: 'miinto_orders_v21',
    active: true,
    acceptsAutomatically: true,
    health: 'ok',
    message: '',
    lastSyncAt: at(0),
  },
  {
    id: id(2),
    number: 1035,
    label: 'Miinto Orders (v21)',
    channel: 'miinto',
    channelName: 'Miinto',
    environment: 'production',
    market: 'SE',
    locationLabel: '2121 (SE)',
    api: 'miinto_orders_v21',
    active: true,
    acceptsAutomatically: false,
    health: 'error',
    message: 'Miinto does not accept this login any more. Open the connection, enter the new password and save.',
    lastSyncAt: at(95),
  },
  {
    id: id(3),
    number: 1101,
    label: 'Outlet, test system',
    channel: 'miinto',
    channelName: 'Miinto',
    environment: 'sandbox',
    market: 'NL',
    locationLabel: '31007 (NL)',
    api: 'miinto_orders_v21',
    active: false,
    acceptsAutomatically: false,
    health: 'ok',
    message: '',
    lastSyncAt: null,
  },
];

export const home: HomeView = {
  connections,
  orders: { pendingApproval: 7, held: 2, waiting: 3, failed: 1, insertedToday: 1248 },
  attention: [
    {
      id: id(50),
      message:
        'The store refused the order: the delivery address has no street. Enter the order by hand or correct the address, then try again.',
      orderId: id(101),
      action: { kind: 'retry', label: 'Try again', orderId: id(101) },
      createdAt: at(12),
    },
    {
      id: id(51),
      message:
        'A transfer from miinto (88123) could not be read: the price is negative. It is kept as received and left alone; answer it in the channel’s own panel.',
      orderId: null,
      action: { kind: 'open', label: 'Open connections', url: '/app/connections' },
      createdAt: at(240),
    },
  ],
  attentionCount: 2,
};

export const store: StoreChoices = {
  name: 'Nordic Wardrobe',
  currency: 'EUR',
  taxesIncluded: true,
  stockLocations: [
    { ref: 'gid://shopify/Location/1', name: 'Copenhagen flagship store', active: true },
    { ref: 'gid://shopify/Location/2', name: 'Malmö warehouse', active: true },
    { ref: 'gid://shopify/Location/3', name: 'Old pop-up', active: false },
  ],
  mayChangeStock: false,
  mayTrackReturns: false,
  problem: null,
};

export const connectionForm: ConnectionFormView = {
  connection: {
    id: id(2),
    number: 1035,
    channel: 'miinto',
    environment: 'production',
    locationId: '1-m!i!s-046-2121',
    locationLabel: '2121 (SE)',
    market: 'SE',
    marketCurrency: 'SEK',
    vatPercent: '25',
    rateDate: '2026-11-01',
    health: 'error',
    message: connections[1]?.message ?? '',
    createdAt: at(9999),
  },
  values: {
    label: 'Miinto Orders (v21)',
    login: 'nordic-wardrobe',
    testMode: 'no',
    locationId: '1-m!i!s-046-2121',
    active: 'yes',
    orderLevel: 'orders-and-stock',
    leaveOutDeliveryTypes: '',
    leaveOutProductTags: 'pre-order',
    heldAction: 'decline',
    heldHours: '24',
    warnFirst: '30',
    warnSecond: '120',
    groupSource: 'auto',
    groupName: '',
    brandSource: 'metafield',
    brandName: 'custom.brand',
    colorSource: 'option',
    colorName: 'Farve',
    sizeSource: 'auto',
    sizeName: '',
    stockOnlyLocation: '',
    publishStock: 'yes',
    stockBuffer: '1',
    restockOnCancel: 'yes',
    defaultShippingProvider: 'postnord-mypack',
    carrierMap: [
      { carrier: 'PostNord', providerId: 'postnord-mypack' },
      { carrier: 'GLS', providerId: 'gls' },
    ],
    shipFromLabel: 'no',
    orderTags: 'marketplace, {parent}',
    noteTemplate: 'Pack with the gift card.',
    customerHandling: 'none',
    restock: 'restock',
    returnLocation: '',
    restockReasons: '',
    noRestockReasons: 'Defekt\nBrugt',
    askReasons: 'Svarer ikke til beskrivelsen',
    noRestockLocations: '',
    askLocations: '',
    trackInStore: 'no',
    requestFromRefunds: 'yes',
    confirmRequests: 'until-seen',
    requestReason: 'Returned to the shop',
    acceptReason: 'Received in good condition',
    declineTemplates: 'The item was worn\nThe label was removed',
    acceptAutomatically: 'yes',
    onFailure: 'hold',
    priceAttribute: 'final',
    threshold: '0.97',
    identification: 'metafield',
    metafield: 'custom.miinto_id',
    stockLocations: ['gid://shopify/Location/1'],
    currency: '',
    rate: '11.42',
    vatPercent: '',
    pricesIncludeTax: 'auto',
    unlinkedLine: 'wait',
    continueSellingPasses: 'no',
    syncFrom: '',
  },
};

export const shipping: ShippingChoices = {
  providers: [
    { id: 'postnord-mypack', name: 'PostNord MyPack Collect' },
    { id: 'gls', name: 'GLS' },
    { id: 'ups', name: 'UPS Standard' },
    { id: 'dhl-express', name: 'DHL Express Worldwide' },
  ],
  carriersSeen: ['PostNord', 'GLS', 'UPS', 'Fietskoeriers', 'DHL Express'],
  suggestions: [
    { carrier: 'UPS', providerId: 'ups' },
    { carrier: 'DHL Express', providerId: 'dhl-express' },
  ],
  fallbacks: { shipments: 7, carriers: ['Fietskoeriers', 'DHL Express'] },
  notice: null,
};

export const copySources: readonly CopySource[] = [
  {
    id: id(1),
    number: 814,
    label: 'Miinto Orders (v21)',
    locationLabel: '2654 (DK)',
    channel: 'miinto',
    market: { country: 'DK', currency: 'DKK', vatPercent: '25' },
    values: { ...connectionForm.values, threshold: '0.95', rate: '7.46' },
  },
];
