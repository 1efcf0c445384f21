/** What a channel is told about a variant's stock: under which article, and how many units (reference miinto-api 7.1). */
import { z } from 'zod';
import type { StockArticle } from './channel-types.ts';
import { err, ok, type Result } from './result.ts';
import type { ArticleSource, ConnectionSettings } from './settings.ts';
import type { ReservedByOthers } from './stock-rule.ts';
import type { StockReading, VariantFacts } from './store-types.ts';

/** More is never published: a number with more digits is far more often a slip than a stock. */
export const MOST_PUBLISHED = 999_999;
/** For items whose stock the store does not count: plenty, but not so much that it could pass for a real count. */
export const UNTRACKED_NUMBER = 999;

/** How a number came about, as it is stored; units. The number is `available` less the three others, kept within bounds. */
export const stockNumberFacts = z.object({
  /** The store knows no such item any more. */
  gone: z.boolean(),
  tracked: z.boolean(),
  /** Over the chosen stock locations; can be below zero. */
  available: z.number(),
  /** How many stock locations were asked. */
  stockLocations: z.number(),
  /** Open reservations that are surely not yet taken off what is available. */
  reserved: z.number(),
  /** Reservations that may or may not be taken off already: counted, so that the lower number is published meanwhile. */
  unsettled: z.number(),
  /** Kept back by the connection's setting. */
  buffer: z.number(),
  /** Above what is ever published. */
  capped: z.boolean(),
});
export type StockNumberFacts = Readonly<z.infer<typeof stockNumberFacts>>;

export interface StockNumber {
  readonly number: number;
  readonly facts: StockNumberFacts;
}

/**
 * The number to publish: never below zero, never above what is available, and the lower one while it is unsure whether a
 * reservation is already taken off.
 *
 * @param input.reading null when the store knows no such item any more: nothing of it can be sold.
 */
export function numberToPublish(input: {
  readonly reading: StockReading | null;
  readonly stockLocations: number;
  readonly reserved: ReservedByOthers;
  readonly buffer: number;
}): StockNumber {
  const { reading, stockLocations, buffer } = input;
  const { settled, consumedInGrace, inFlight } = input.reserved;
  const available = reading?.stock.reduce((sum, at) => sum + at.available, 0) ?? 0;
  const unsettled = consumedInGrace + inFlight;
  const free = available - settled - unsettled - buffer;
  const tracked = reading?.tracked ?? true;
  const facts: StockNumberFacts = {
    gone: reading === null,
    tracked,
    available,
    stockLocations,
    reserved: settled,
    unsettled,
    buffer,
    capped: tracked && free > MOST_PUBLISHED,
  };
  return { number: tracked ? Math.max(0, Math.min(free, MOST_PUBLISHED)) : UNTRACKED_NUMBER, facts };
}

/** The facts as a merchant reads them, e.g. `12 available at 2 stock locations − 2 reserved − 1 kept back`. */
export function explainNumber(facts: StockNumberFacts): string {
  if (facts.gone) return 'The product is no longer in the store';
  if (!facts.tracked) return `The store does not count this product’s stock: ${UNTRACKED_NUMBER} is published`;
  const places = facts.stockLocations === 1 ? '1 stock location' : `${facts.stockLocations} stock locations`;
  const less = [
    [facts.reserved, 'reserved'],
    [facts.unsettled, 'just being booked'],
    [facts.buffer, 'kept back'],
  ] as const;
  const parts = less.flatMap(([units, word]) => (units === 0 ? [] : [` − ${units} ${word}`]));
  const free = facts.available - facts.reserved - facts.unsettled - facts.buffer;
  const bound = facts.capped
    ? `; more than ${MOST_PUBLISHED} is never published`
    : free < 0
      ? '; below zero counts as 0'
      : '';
  return `${facts.available} available at ${places}${parts.join('')}${bound}`;
}

export const ARTICLE_PARTS = ['group', 'brand', 'color', 'size'] as const;
export type ArticlePart = (typeof ARTICLE_PARTS)[number];

/**
 * Names of options that are taken for the colour and the size when the connection does not name one: the words of the
 * channel's markets and of common themes, compared without regard to case and blanks around them.
 */
const OPTION_NAMES: Readonly<Record<'color' | 'size', readonly string[]>> = {
  color: [
    'color',
    'colour',
    'farbe',
    'farve',
    'farge',
    'färg',
    'kleur',
    'couleur',
    'colore',
    'kolor',
    'väri',
    'barva',
    'cor',
  ],
  size: [
    'size',
    'größe',
    'grösse',
    'groesse',
    'størrelse',
    'storlek',
    'maat',
    'taille',
    'taglia',
    'talla',
    'rozmiar',
    'koko',
    'velikost',
    'tamanho',
  ],
};

/** A part of the article that the store does not say, or says in two ways. */
export interface MissingPart {
  readonly part: ArticlePart;
  readonly ambiguous: boolean;
}

/**
 * The article as the channel knows it. Texts are taken as they are, without trimming or change of case, since they must
 * equal the merchant's feed exactly. Nothing is guessed: a part that is empty or unclear makes the article unusable.
 *
 * @param input.styleId of the channel's product map; null when the map has none.
 */
export function articleOf(input: {
  readonly facts: VariantFacts;
  readonly styleId: string | null;
  readonly sources: ConnectionSettings['articleSources'];
}): Result<StockArticle, readonly MissingPart[]> {
  const found = ARTICLE_PARTS.map((part) => {
    const values = [...new Set(valuesOf(part, input.sources[part], input).filter((value) => value.trim() !== ''))];
    return { part, value: values.length === 1 ? values[0] : undefined, ambiguous: values.length > 1 };
  });
  const missing = found.filter(({ value }) => value === undefined);
  if (missing.length > 0) return err(missing.map(({ part, ambiguous }) => ({ part, ambiguous })));
  const text = (part: ArticlePart): string => found.find((entry) => entry.part === part)?.value ?? '';
  return ok({ group: text('group'), brand: text('brand'), color: text('color'), size: text('size') });
}

function valuesOf(
  part: ArticlePart,
  source: ArticleSource,
  { facts, styleId }: { readonly facts: VariantFacts; readonly styleId: string | null },
): readonly string[] {
  switch (source.kind) {
    case 'option':
      return optionValues(facts, [source.name]);
    case 'metafield': {
      // Of the variant before those of its product, so the first is the nearer one.
      const metafield = facts.metafields.find(
        (entry) => entry.namespace === source.namespace && entry.key === source.key,
      );
      return metafield ? [metafield.value] : [];
    }
    case 'auto':
      if (part === 'group') return styleId === null ? [] : [styleId];
      if (part === 'brand') return facts.vendor === null ? [] : [facts.vendor];
      return optionValues(facts, OPTION_NAMES[part]);
  }
}

function optionValues(facts: VariantFacts, names: readonly string[]): readonly string[] {
  const wanted = new Set(names.map(plain));
  return facts.options.filter((option) => wanted.has(plain(option.name))).map((option) => option.value);
}

function plain(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

const PART_NAMES: Readonly<Record<ArticlePart, string>> = {
  group: 'group (style id)',
  brand: 'brand',
  color: 'colour',
  size: 'size',
};

/** What is missing and what to do about it, for the merchant. */
export function explainMissing(missing: readonly MissingPart[]): string {
  const list = (parts: readonly MissingPart[]): string => parts.map(({ part }) => PART_NAMES[part]).join(', ');
  const absent = missing.filter(({ ambiguous }) => !ambiguous);
  const unclear = missing.filter(({ ambiguous }) => ambiguous);
  const said = [
    ...(absent.length > 0 ? [`The product has no ${list(absent)}.`] : []),
    ...(unclear.length > 0 ? [`Several options could be the ${list(unclear)}.`] : []),
  ];
  return `${said.join(' ')} Choose an option or metafield for it in the connection’s settings, or complete the product. It must read exactly as in your feed.`;
}

/** The metafields that the sources name, each once. */
export function metafieldsOf(
  sources: ConnectionSettings['articleSources'],
): readonly { readonly namespace: string; readonly key: string }[] {
  const named = Object.values(sources).flatMap((source) => (source.kind === 'metafield' ? [source] : []));
  return [...new Map(named.map(({ namespace, key }) => [`${namespace}.${key}`, { namespace, key }])).values()];
}

/** One text per article, by which two of the same are told. */
export function articleKey(article: StockArticle): string {
  return JSON.stringify([article.group, article.brand, article.color, article.size]);
}
