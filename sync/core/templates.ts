/** Texts merchants write with places that are filled in for each order: `{market}`, `{order}`, `{parent}`. */

export interface TemplatePlaces {
  /** Country of the market, e.g. `DK`. */
  readonly market: string;
  /** The channel's order id. */
  readonly order: string;
  /** The channel's parent order id; a place without one is filled with nothing. */
  readonly parent: string | null;
}

/** Shopify's longest tag (characters); longer ones make it refuse the whole order. */
const TAG_LENGTH = 40;
/** Shopify's longest order note (characters). */
const NOTE_LENGTH = 5000;
/** Shopify keeps at most this many tags on an order. */
const TAGS = 250;

/** Places that are not known are left as they were written, so that the merchant sees the slip on the order. */
export function fillTemplate(template: string, places: TemplatePlaces): string {
  return template.replace(/\{(market|order|parent)\}/g, (_place, name: keyof TemplatePlaces) => places[name] ?? '');
}

/**
 * The given tags, each once whatever its case and cut to what stores take. A comma would make two tags of one, so it
 * becomes a blank; one that has nothing left is dropped.
 */
export function tagsOf(tags: readonly string[]): readonly string[] {
  const clean = tags.map((tag) => cut(tag.replaceAll(',', ' ').replace(/\s+/g, ' ').trim(), TAG_LENGTH).trim());
  const unique = new Map<string, string>();
  for (const tag of clean) if (tag !== '' && !unique.has(tag.toLowerCase())) unique.set(tag.toLowerCase(), tag);
  return [...unique.values()].slice(0, TAGS);
}

/** The parts of a note that hold something, each on its own line, cut to what stores take. */
export function joinNote(parts: readonly string[]): string {
  return cut(
    parts
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('\n'),
    NOTE_LENGTH,
  );
}

/** By code points, so that no character is torn apart. */
function cut(text: string, length: number): string {
  return [...text].slice(0, length).join('');
}
