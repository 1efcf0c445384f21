import type { Random } from './random.ts';

/** As `--catalog` takes it: ids are the legacy ids the simulated shop gives, prices gross decimals in its currency. */
export interface DemoVariant {
  readonly variantId: string;
  readonly sku: string;
  readonly barcode: string;
  readonly color: string;
  readonly size: string;
  readonly price: string;
  readonly compareAtPrice: string | null;
  readonly stock: number;
}

export interface DemoProduct {
  readonly productId: string;
  readonly title: string;
  readonly brand: string;
  readonly variants: readonly DemoVariant[];
}

/** A variant with what a position needs to name it. */
export interface Article extends DemoVariant {
  readonly title: string;
  readonly brand: string;
  readonly styleId: string;
  /** Miinto's item id. */
  readonly itemId: string;
  /** Price in minor units of the shop's currency. */
  readonly priceMinor: number;
}

export interface DemoCatalogue {
  readonly products: readonly DemoProduct[];
  /** Plenty of stock, a row in the product map, a barcode of its own. */
  readonly ordinary: readonly Article[];
  /** No stock at all. */
  readonly empty: readonly Article[];
  /** One unit each. */
  readonly last: readonly Article[];
  /** Two articles share a barcode; neither is in the product map. */
  readonly shared: readonly Article[];
}

const BRANDS = ['Norden', 'Atelier Lind', 'Kopenhagen Studio', 'Maison Vert', 'Sarto', 'Baltic & Co'];
const GARMENTS = [
  'Wool coat',
  'Linen shirt',
  'Silk scarf',
  'Denim jacket',
  'Knit sweater',
  'Leather belt',
  'Pleated skirt',
  'Trench coat',
  'Cotton tee',
  'Suede boots',
];
const COLORS = ['Black', 'Navy', 'Sand', 'Bordeaux', 'Olive'];
const SIZES = ['S', 'M', 'L'];
const PRICES = ['39.95', '59.00', '79.95', '99.00', '129.00', '149.95', '199.00', '249.00'];

const ORDINARY = 48;
const EMPTY = 4;
const SHARED = 4;

/** @param last how many articles have only one unit */
export function makeCatalogue(random: Random, last: number): DemoCatalogue {
  const make = (count: number, stock: number, barcodeOf: (index: number) => number): Article[] =>
    Array.from({ length: count }, () => article(random, next++, stock, barcodeOf));
  let next = 0;
  const own = (index: number): number => index;
  const ordinary = make(ORDINARY, 1000, own);
  const empty = make(EMPTY, 0, own);
  const lastUnits = make(last, 1, own);
  const shared = make(SHARED, 50, (index) => 90_000 + Math.floor(index / 2));
  const all = [...ordinary, ...empty, ...lastUnits, ...shared];
  return { products: all.map(toProduct), ordinary, empty, last: lastUnits, shared };
}

function article(random: Random, index: number, stock: number, barcodeOf: (index: number) => number): Article {
  const price = random.pick(PRICES);
  return {
    variantId: String(410_001 + index),
    sku: `MS-${1001 + index}`,
    barcode: ean13(`57000${String(barcodeOf(index)).padStart(7, '0')}`),
    color: random.pick(COLORS),
    size: random.pick(SIZES),
    price,
    compareAtPrice: random.next() < 0.4 ? `${Number(price.split('.')[0]) + 40}.00` : null,
    stock,
    title: random.pick(GARMENTS),
    brand: random.pick(BRANDS),
    styleId: `STYLE-${1001 + index}`,
    itemId: `c0ffee00-0000-4000-8000-${String(index).padStart(12, '0')}`,
    priceMinor: Math.round(Number(price) * 100),
  };
}

function toProduct(entry: Article): DemoProduct {
  const { variantId, sku, barcode, color, size, price, compareAtPrice, stock } = entry;
  return {
    productId: String(Number(variantId) + 300_000),
    title: `${entry.title} ${entry.sku}`,
    brand: entry.brand,
    variants: [{ variantId, sku, barcode, color, size, price, compareAtPrice, stock }],
  };
}

/** Twelve digits with their check digit. */
export function ean13(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return digits + String((10 - (sum % 10)) % 10);
}
