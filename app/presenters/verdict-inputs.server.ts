/** What a rule looked at, as names and values. Reads what it knows of the stored inputs and leaves out the rest. */
import { z } from 'zod';
import { describeFraction, fraction, multiply, whole } from '#sync/core/fraction.ts';
import type { PriceUnknown } from '#sync/core/price-rule.ts';
import type { VerdictInputView } from '../views/order.ts';

const text = z.string().nullish();
const stored = z.object({
  link: z
    .object({
      link: z.object({ title: z.string(), method: z.string() }).optional(),
      facts: z.object({ attribute: text, feedId: text, gtin: text }).optional().catch(undefined),
    })
    .nullish(),
  offer: z.object({ stock: z.array(z.unknown()) }).nullish(),
  price: z
    .object({
      outcome: text,
      reason: text,
      facts: z.object({
        unitPrice: text,
        currency: text,
        usedPrice: text,
        storePrice: text,
        storeCurrency: text,
        priceAttribute: text,
        taxTreatment: text,
        vatRate: text,
        rate: z.object({ value: z.string(), date: z.string() }).nullish(),
        threshold: text,
        shownReference: text,
        lowestPassing: text,
      }),
    })
    .nullish(),
  stock: z
    .object({
      outcome: text,
      facts: z.object({
        quantity: z.number(),
        tracked: z.boolean(),
        available: z.number(),
        settled: z.number(),
        consumedInGrace: z.number(),
        inFlight: z.number(),
        free: z.number(),
        passesBy: text,
      }),
    })
    .nullish(),
  settings: z.object({ acceptAutomatically: z.boolean(), onFailure: z.string() }).nullish(),
  waitedHours: z.number().nullish(),
});
type Stored = z.output<typeof stored>;

export function verdictInputs(inputs: unknown): readonly VerdictInputView[] {
  const parsed = stored.safeParse(inputs);
  if (!parsed.success) return [];
  const { link, price, stock, offer } = parsed.data;
  return [
    ...linkInputs(link),
    ...priceInputs(price),
    ...stockInputs(stock, offer?.stock.length ?? null),
    ...modeInputs(parsed.data),
  ].flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

type Entry = readonly [label: string, value: string | null];

const METHODS: Readonly<Record<string, string>> = {
  'product-map': 'the product map',
  gtin: 'the barcode',
  both: 'product map and barcode',
  person: 'a person who linked it',
};

function linkInputs(link: Stored['link']): readonly Entry[] {
  const found = link?.link;
  if (found) return [['Product', `${found.title}, found by ${METHODS[found.method] ?? found.method}`]];
  const { attribute, feedId, gtin } = link?.facts ?? {};
  return [
    ['Looked for', attribute && feedId ? `${attribute} “${feedId}”, from the product map` : null],
    ['Barcode of the offer', gtin ? `“${gtin}”` : null],
  ];
}

/** What the price rule made of it. */
const PRICE_RULE: Readonly<Record<string, string>> = {
  pass: 'passes: offered at the lowest price that passes, or above',
  below: 'too low: offered below the lowest price that passes',
} satisfies Readonly<Record<'pass' | 'below', string>>;

const PRICE_UNKNOWN: Readonly<Record<string, string>> = {
  'no-exchange-rate': 'not judged: there is no exchange rate',
  'no-reference-price': 'not judged: your price is not above zero',
  'tax-unknown': 'not judged: it is not known whether your price includes tax',
  'no-vat-rate': 'not judged: no VAT rate is known',
} satisfies Readonly<Record<PriceUnknown, string>>;

function priceInputs(price: Stored['price']): readonly Entry[] {
  const facts = price?.facts;
  if (!facts) return [];
  const own = amount(facts.usedPrice ?? facts.storePrice, facts.storeCurrency);
  const attribute = facts.priceAttribute === 'original' ? 'original' : 'final';
  return [
    ['Offered price', amount(facts.unitPrice, facts.currency)],
    ['Your price', own === null ? null : `${own} (${attribute}, ${taxWords(facts.taxTreatment)})`],
    ['VAT', facts.taxTreatment === 'net' && facts.vatRate ? percent(facts.vatRate) : null],
    ['Exchange rate', facts.rate ? `${facts.rate.value}, set on ${facts.rate.date.slice(0, 10)}` : null],
    ['Compared with', amount(facts.shownReference, facts.currency)],
    ['Threshold', facts.threshold ?? null],
    ['Lowest price that passes', amount(facts.lowestPassing, facts.currency)],
    ['Price rule', PRICE_RULE[price.outcome ?? ''] ?? PRICE_UNKNOWN[price.reason ?? ''] ?? null],
  ];
}

const STOCK_RULE: Readonly<Record<string, string>> = {
  untracked: 'passes: your shop does not count its stock',
  stock: 'passes: enough units are free',
  'continue-selling': 'passes: it is sold without stock, as the connection allows',
  short: 'too few units are free',
  unsettled: 'waits until orders that are being placed have settled',
};

function stockInputs(stock: Stored['stock'], places: number | null): readonly Entry[] {
  const facts = stock?.facts;
  if (!facts) return [];
  const rule: Entry = ['Stock rule', STOCK_RULE[facts.passesBy ?? stock.outcome ?? ''] ?? null];
  if (!facts.tracked) return [['Stock', 'not tracked in your shop'], rule];
  const unsettled = facts.consumedInGrace + facts.inFlight;
  const reserved = facts.settled + unsettled;
  const at = places === null || places === 1 ? '' : `, over ${places} of them`;
  return [
    ['Units needed', String(facts.quantity)],
    ['Units available', `${facts.available} at the chosen stock locations${at}`],
    [
      'Reserved for other orders',
      unsettled === 0 ? String(reserved) : `${reserved}, ${unsettled} of them just settling`,
    ],
    ['Units free', String(facts.free)],
    rule,
  ];
}

/** How what the rules said is used. */
function modeInputs({ settings, waitedHours }: Stored): readonly Entry[] {
  if (!settings) return [];
  const fails = settings.onFailure === 'decline' ? 'declined' : 'held';
  return [
    [
      'Accept automatically',
      settings.acceptAutomatically ? `yes; what fails is ${fails}` : 'no; the rules propose, a person answers',
    ],
    ['Waited so far', waitedHours ? `${waitedHours} ${waitedHours === 1 ? 'hour' : 'hours'}` : null],
  ];
}

function amount(value: string | null | undefined, currency: string | null | undefined): string | null {
  return value && currency ? `${currency} ${value}` : null;
}

function taxWords(treatment: string | null | undefined): string {
  if (treatment === 'net') return 'without VAT';
  return treatment === 'gross' ? 'incl. VAT' : 'VAT unknown';
}

function percent(factor: string): string {
  return `${describeFraction(multiply(fraction(factor), whole(100)))} %`;
}
