/** Which product of the store a channel's position means (design section 7, *Linking a product*). */
import type { ChannelItem } from './channel-types.ts';
import type { FoundVariants, IdentificationAttribute, VariantMatch, VariantQuery } from './store-types.ts';

/** What the link rests on: the product map's feed id, the gtin, both agreeing, or a person's word. */
export type LinkMethod = 'product-map' | 'gtin' | 'both' | 'person';

/** The store's variant behind a position; frozen on the line at the verdict. */
export interface Link {
  readonly variantRef: string;
  readonly inventoryItemRef: string;
  /** Product and variant title, as the merchant knows it. */
  readonly title: string;
  readonly sku: string | null;
  readonly method: LinkMethod;
}

/** What was looked up and found; plain JSON. Titles stand for variants, so that a sentence can name them. */
export type LinkFacts = {
  /** The attribute the feed id was compared with; null when the product map has no row. */
  readonly attribute: string | null;
  readonly feedId: string | null;
  readonly gtin: string | null;
  readonly foundByFeedId: readonly string[];
  readonly foundByGtin: readonly string[];
};

export type LinkFailure = 'product-not-found' | 'product-ambiguous' | 'product-conflict';

export type LinkJudgement =
  | { readonly ok: true; readonly link: Link }
  | { readonly ok: false; readonly reason: LinkFailure; readonly facts: LinkFacts };

/** The store or the product map could not be read, so nothing is known about the product. */
export interface LinkMissing {
  readonly ok: false;
  readonly reason: 'input-missing';
  /** `error`: a sentence for the merchant. */
  readonly facts: Record<string, unknown>;
}

/**
 * The look-ups one position needs.
 *
 * @param input.feedId the feed id of the product map's row for the item; null when there is no row or its id is empty.
 */
export function linkQueries(input: {
  readonly item: ChannelItem;
  readonly feedId: string | null;
  readonly attribute: IdentificationAttribute;
}): { readonly byFeedId: VariantQuery | null; readonly byGtin: VariantQuery | null } {
  const feedId = input.feedId?.trim() ?? '';
  const gtin = usableGtin(input.item);
  return {
    byFeedId: feedId === '' ? null : { attribute: input.attribute, value: feedId },
    byGtin: gtin === null ? null : { attribute: { kind: 'barcode' }, value: gtin },
  };
}

/**
 * The product map decides where it has a row, and the gtin may only confirm it; without a row the gtin decides alone.
 * Nothing is ever chosen among several.
 *
 * @param input.byFeedId null when the product map has no row.
 * @param input.byGtin null when the position names no gtin.
 */
export function judgeLink(input: {
  readonly byFeedId: FoundVariants | null;
  readonly byGtin: FoundVariants | null;
  readonly item: ChannelItem;
}): LinkJudgement {
  const byFeedId = distinct(input.byFeedId);
  const byGtin = distinct(input.byGtin);
  const fail = (reason: LinkFailure): LinkJudgement => ({
    ok: false,
    reason,
    facts: {
      attribute: input.byFeedId ? attributeName(input.byFeedId.query.attribute) : null,
      feedId: input.byFeedId?.query.value ?? null,
      gtin: input.byGtin?.query.value ?? usableGtin(input.item),
      foundByFeedId: byFeedId.map(describeMatch),
      foundByGtin: byGtin.map(describeMatch),
    },
  });

  const deciding = input.byFeedId ? byFeedId : byGtin;
  const [match, ...others] = deciding;
  if (!match) return fail('product-not-found');
  if (others.length > 0) return fail('product-ambiguous');
  if (!input.byFeedId) return { ok: true, link: toLink(match, 'gtin') };
  if (byGtin.length === 0) return { ok: true, link: toLink(match, 'product-map') };
  const agrees = byGtin.some(({ variantRef }) => variantRef === match.variantRef);
  return agrees ? { ok: true, link: toLink(match, 'both') } : fail('product-conflict');
}

/**
 * Under what a person's link to an article is kept and found again, the surest first: the channel's own item id, else the
 * gtin. Empty when the position names neither; such a link could never be found again.
 */
export function articleKeys(item: ChannelItem): readonly string[] {
  const itemId = item.channelItemId?.trim() ?? '';
  const gtin = usableGtin(item);
  return [...(itemId === '' ? [] : [`item:${itemId}`]), ...(gtin === null ? [] : [`gtin:${gtin}`])];
}

/** A person's link to a variant: it stands over the product map and the gtin. */
export function personLink(match: VariantMatch): Link {
  return toLink(match, 'person');
}

/** As merchants know the attribute. */
function attributeName(attribute: IdentificationAttribute): string {
  switch (attribute.kind) {
    case 'id':
      return 'id';
    case 'variant-id':
      return 'variant id';
    case 'sku':
      return 'SKU';
    case 'barcode':
      return 'barcode';
    case 'metafield':
      return `metafield ${attribute.namespace}.${attribute.key}`;
  }
}

/** Null when absent, blank, or nothing but zeros: feeds fill empty columns that way, and so do barcodes in stores. */
function usableGtin(item: ChannelItem): string | null {
  const gtin = item.gtin?.trim() ?? '';
  return /^0*$/.test(gtin) ? null : gtin;
}

function distinct(found: FoundVariants | null): readonly VariantMatch[] {
  return [...new Map((found?.matches ?? []).map((match) => [match.variantRef, match])).values()];
}

function toLink(match: VariantMatch, method: LinkMethod): Link {
  const { variantRef, inventoryItemRef, sku } = match;
  return { variantRef, inventoryItemRef, title: titleOf(match), sku, method };
}

function titleOf({ productTitle, variantTitle }: VariantMatch): string {
  return variantTitle === null ? productTitle : `${productTitle} - ${variantTitle}`;
}

/** Archived copies are a common cause of doubles, so they are named as such. */
function describeMatch(match: VariantMatch): string {
  return match.archived ? `${titleOf(match)} (archived)` : titleOf(match);
}
