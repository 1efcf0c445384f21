/**
 * Carriers: the store names them in free text, the channel wants one of its shipping providers (reference miinto-api 5.5,
 * shopify-admin 4.3).
 */
import type { ShippingProvider } from './channel-types.ts';

/** A carrier of the store and the provider it is reported as. */
export interface CarrierRow {
  readonly carrier: string;
  readonly providerId: string;
}

/**
 * Where a parcel's provider came from. `order`: a provider allowed for this order has the carrier's name; `mapping`: the
 * connection's carrier table; `named`: the provider the order itself names; `default`: the connection's default. The last
 * two are fallbacks, since the carrier is not known to the channel: they are counted and shown.
 */
export type ProviderSource = 'order' | 'mapping' | 'named' | 'default';

export interface ChosenProvider {
  readonly providerId: string;
  readonly source: ProviderSource;
}

const MOST_CHARACTERS = 100;
const MOST_URL_CHARACTERS = 2000;

/** The same for names that differ in case, accents, blanks and punctuation only: `DHL-Express` and `dhl express`. */
function sameName(text: string): string {
  return words(text).join('');
}

function words(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/**
 * The provider a parcel is reported with; null when nothing fits and no default is chosen. `allowed` null: the list of this
 * order could not be read, so neither the table nor the order's own provider can be checked against it.
 */
export function chooseProvider(input: {
  readonly carrier: string | null;
  readonly allowed: readonly ShippingProvider[] | null;
  readonly carrierMap: readonly CarrierRow[];
  readonly named: string | null;
  readonly defaultProviderId: string | null;
}): ChosenProvider | null {
  const { allowed, named, defaultProviderId } = input;
  const carrier = input.carrier === null ? '' : sameName(input.carrier);
  const may = (providerId: string): boolean => allowed === null || allowed.some(({ id }) => id === providerId);
  if (carrier !== '') {
    const same = allowed?.find(({ id, name }) => sameName(id) === carrier || sameName(name) === carrier);
    if (same) return { providerId: same.id, source: 'order' };
    const mapped = input.carrierMap.find((row) => sameName(row.carrier) === carrier && may(row.providerId));
    if (mapped) return { providerId: mapped.providerId, source: 'mapping' };
  }
  if (named !== null && named !== '' && may(named)) return { providerId: named, source: 'named' };
  // Not checked against the list: an unknown carrier must not hold up the report, and the channel has the last word.
  return defaultProviderId === null ? null : { providerId: defaultProviderId, source: 'default' };
}

/**
 * A provider for each carrier of which only one can be meant: the same name, or one name that begins with all the words of
 * the other (`DHL Express` and `DHL`). Carriers that could mean several are left to a person.
 */
export function suggestCarrierMap(
  storeCarriers: readonly string[],
  providers: readonly ShippingProvider[],
): readonly CarrierRow[] {
  const seen = new Set<string>();
  return storeCarriers.flatMap((carrier) => {
    const name = sameName(carrier);
    if (name === '' || seen.has(name)) return [];
    seen.add(name);
    const provider = bestMatch(words(carrier), providers);
    return provider ? [{ carrier: carrier.trim(), providerId: provider.id }] : [];
  });
}

function bestMatch(carrier: readonly string[], providers: readonly ShippingProvider[]): ShippingProvider | null {
  const likeness = ({ id, name }: ShippingProvider): number =>
    Math.max(...[id, name].map((text) => closeness(carrier, words(text))));
  const best = Math.max(0, ...providers.map(likeness));
  const matches = providers.filter((provider) => best > 0 && likeness(provider) === best);
  return matches.length === 1 ? (matches[0] ?? null) : null;
}

/** 0: another carrier. The more words agree the closer; the same name is closer than any beginning. */
function closeness(carrier: readonly string[], provider: readonly string[]): number {
  if (carrier.length === 0 || provider.length === 0) return 0;
  if (carrier.join('') === provider.join('')) return Number.MAX_SAFE_INTEGER;
  const [short, long] = carrier.length <= provider.length ? [carrier, provider] : [provider, carrier];
  return short.every((word, index) => long[index] === word) ? short.length : 0;
}

/** Text that people type and machines print: without control and invisible characters, trimmed, at most 100 characters. */
export function cleanLabel(text: string | null): string | null {
  const visible = (text ?? '').toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
  const cleaned = Array.from(visible.trim()).slice(0, MOST_CHARACTERS).join('').trim();
  return cleaned === '' ? null : cleaned;
}

/** A tracking number that is safe to send, and whether that took a change. */
export function cleanTracking(text: string | null): { readonly number: string | null; readonly changed: boolean } {
  const number = cleanLabel(text);
  return { number, changed: (text ?? '') !== (number ?? '') };
}

/** An address a browser may be sent to; null for anything else. */
export function cleanUrl(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > MOST_URL_CHARACTERS || !URL.canParse(trimmed)) return null;
  const { protocol, href } = new URL(trimmed);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
