/** Shopify's global ids: `gid://shopify/Order/123`. */
export function gid(type: string, legacyId: string | number): string {
  return `gid://shopify/${type}/${legacyId}`;
}

/** Type and last part of a global id; null when it is not one. */
export function parseGid(id: string): { readonly type: string; readonly legacyId: string } | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/([^/?]+)(?:\?.*)?$/.exec(id);
  return match?.[1] && match[2] ? { type: match[1], legacyId: match[2] } : null;
}

/** The number that REST payloads and `legacyResourceId` show. */
export function legacyId(id: string): string {
  return parseGid(id)?.legacyId ?? id;
}
