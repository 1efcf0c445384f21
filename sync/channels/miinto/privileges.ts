import { z } from 'zod';
import type { ChannelLocation } from '../../core/channel-types.ts';
import { allMarkets, marketByDiallingCode, normaliseCountry } from '../../core/markets.ts';

/** What a login may use, as far as its privileges name it. */
export interface NamedLocations {
  readonly locations: readonly ChannelLocation[];
  /** A sentence for the form when the list is not, or may not be, the whole truth. */
  readonly notice: string | null;
}

const BY_HAND = 'Enter the shop id by hand; it looks like 1-m!i!s-045-1234.';

/** Element types whose keys are shop ids: `Store` below `__GLOBAL__`, `ShopAdmin` below a country (reference 2.1). */
const SHOP_TYPES = ['Store', 'ShopAdmin'];

const map = z.record(z.string(), z.unknown());

/**
 * Reads the shop ids out of the privileges: the union of both known layouts, in the order given. `*` grants everything
 * without naming it, PHP writes "none" as `[]`, and any level may be a bit mask instead of an object.
 */
export function locationsFrom(privileges: unknown): NamedLocations {
  const found = new Map<string, ChannelLocation>();
  let everything = false;
  for (const [system, types] of entries(privileges)) {
    if (system === '*') everything = true;
    for (const [type, elements] of entries(types)) {
      const shops = SHOP_TYPES.includes(type);
      // A bit mask in place of the shops grants all of them.
      if (type === '*' || (shops && typeof elements === 'number')) everything = true;
      if (!shops) continue;
      for (const [id] of entries(elements)) {
        if (id === '*') everything = true;
        else if (id.trim() !== '' && !found.has(id)) found.set(id, describeLocation(id, system));
      }
    }
  }
  return { locations: [...found.values()], notice: noticeFor(found.size, everything) };
}

/** `1-m!i!s-045-1234` → `1234 (DK)`; an id of another form is shown as it is. */
export function describeLocation(id: string, countryHint: string | null = null): ChannelLocation {
  const match = /^\d+-m!i!s-(\d{1,3})-(\d+)$/.exec(id);
  const market = match ? marketByDiallingCode(match[1] as string) : null;
  const hint = countryHint === null ? null : normaliseCountry(countryHint);
  const hinted = allMarkets().find(({ country }) => country === hint);
  const country = market?.country ?? hinted?.country ?? null;
  const number = match ? (match[2] as string) : id;
  return {
    id,
    label: country === null ? number : `${number} (${country})`,
    country,
    currency: market?.currency ?? hinted?.currency ?? null,
  };
}

function noticeFor(found: number, everything: boolean): string | null {
  if (found === 0 && everything) {
    return `Miinto lets this login use all its shops but does not name them, so they cannot be listed. ${BY_HAND}`;
  }
  if (found === 0) {
    return `Miinto accepted the login but names no shop that it may use. ${BY_HAND} If that does not work, ask Miinto to give the login access to its API.`;
  }
  return everything ? `Miinto lets this login use more shops than it names. If yours is missing: ${BY_HAND}` : null;
}

function entries(value: unknown): [string, unknown][] {
  const parsed = map.safeParse(value);
  return parsed.success ? Object.entries(parsed.data) : [];
}
