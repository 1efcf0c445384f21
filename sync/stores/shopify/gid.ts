/** Shopify's global ids, `gid://shopify/ProductVariant/1`; the number at the end is the legacy id merchants know. */

const LEGACY = /^[1-9]\d{0,19}$/;

/** From a legacy id or a global id of that type; null when the text is neither. */
export function toGid(type: string, text: string): string | null {
  const trimmed = text.trim();
  if (LEGACY.test(trimmed)) return `gid://shopify/${type}/${trimmed}`;
  const prefix = `gid://shopify/${type}/`;
  return trimmed.startsWith(prefix) && LEGACY.test(trimmed.slice(prefix.length)) ? trimmed : null;
}

/** The number at the end; null when there is none. */
export function legacyId(gid: string): string | null {
  return /\/(\d+)(\?.*)?$/.exec(gid)?.[1] ?? null;
}
