/** Search texts for Shopify (reference shopify-admin section 2). Outside text never gets in unquoted. */

/** `sku:'it\'s'`: one field, the value taken literally. */
export function term(field: string, value: string): string {
  return `${field}:${quoted(value)}`;
}

/** Quoted, with backslash and quotes escaped; control characters, which no field can hold, become spaces. */
export function quoted(value: string): string {
  const clean = value.replace(/[\u0000-\u001f\u007f]/g, ' ');
  return `'${clean.replace(/[\\'"]/g, (character) => `\\${character}`)}'`;
}

export function anyOf(terms: readonly string[]): string {
  return terms.join(' OR ');
}

/** The number without its leading zeros when the text looks like a GTIN (8 to 14 digits), else the text itself. */
export function comparableBarcode(text: string): string {
  return /^\d{8,14}$/.test(text) ? text.replace(/^0+/, '') : text;
}

/** How a shop may have written the same GTIN: as given, bare, or filled with zeros to 12, 13 or 14 digits. */
export function barcodeForms(text: string): readonly string[] {
  const bare = comparableBarcode(text);
  if (!/^\d{8,14}$/.test(text) || bare === '') return [text];
  return [...new Set([text, bare, ...[8, 12, 13, 14].map((length) => bare.padStart(length, '0'))])];
}

/** Cuts a list into lists of at most `size`. */
export function chunks<T>(items: readonly T[], size: number): readonly T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size));
  return result;
}
