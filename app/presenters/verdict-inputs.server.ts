/** What a rule looked at, as names and values. Reads what it knows of the stored inputs and leaves out the rest. */
import { z } from 'zod';
import { describeFraction, fraction, multiply, whole } from '#sync/core/fraction.ts';
import type { VerdictInputView } from '../views/order.ts';

const text = z.string().nullish();
const stored = z.object({
  link: z.object({ link: z.object({ title: z.string(), method: z.string() }).optional() }).nullish(),
  price: z
    .object({
      facts: z.object({
        unitPrice: text,
        currency: text,
        usedPrice: text,
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
      facts: z.object({
        quantity: z.number(),
        tracked: z.boolean(),
        available: z.number(),
        settled: z.number(),
        consumedInGrace: z.number(),
        inFlight: z.number(),
        free: z.number(),
      }),
    })
    .nullish(),
});
type Stored = z.output<typeof stored>;

export function verdictInputs(inputs: unknown): readonly VerdictInputView[] {
  const parsed = stored.safeParse(inputs);
  if (!parsed.success) return [];
  const { link, price, stock } = parsed.data;
  return [...linkInputs(link), ...priceInputs(price), ...stockInputs(stock)].flatMap(([label, value]) =>
    value === null ? [] : [{ label, value }],
  );
}

type Entry = readonly [label: string, value: string | null];

const METHODS: Readonly<Record<string, string>> = {
  'product-map': 'the product map',
  gtin: 'the barcode',
  both: 'product map and barcode',
};

function linkInputs(link: Stored['link']): readonly Entry[] {
  const found = link?.link;
  return found ? [['Product', `${found.title}, found by ${METHODS[found.method] ?? found.method}`]] : [];
}

function priceInputs(price: Stored['price']): readonly Entry[] {
  const facts = price?.facts;
  if (!facts) return [];
  const own = amount(facts.usedPrice, facts.storeCurrency);
  const attribute = facts.priceAttribute === 'original' ? 'original' : 'final';
  return [
    ['Offered price', amount(facts.unitPrice, facts.currency)],
    ['Your price', own === null ? null : `${own} (${attribute}, ${taxWords(facts.taxTreatment)})`],
    ['VAT', facts.taxTreatment === 'net' && facts.vatRate ? percent(facts.vatRate) : null],
    ['Exchange rate', facts.rate ? `${facts.rate.value}, set on ${facts.rate.date.slice(0, 10)}` : null],
    ['Compared with', amount(facts.shownReference, facts.currency)],
    ['Threshold', facts.threshold ?? null],
    ['Lowest price that passes', amount(facts.lowestPassing, facts.currency)],
  ];
}

function stockInputs(stock: Stored['stock']): readonly Entry[] {
  const facts = stock?.facts;
  if (!facts) return [];
  if (!facts.tracked) return [['Stock', 'not tracked in your shop']];
  const reserved = facts.settled + facts.consumedInGrace + facts.inFlight;
  return [
    ['Units needed', String(facts.quantity)],
    ['Units available', `${facts.available} at the chosen stock locations`],
    ['Reserved for other orders', reserved === 0 ? null : String(reserved)],
    ['Units free', String(facts.free)],
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
