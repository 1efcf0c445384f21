/** Consumers for transfers that come without one, and the blocks of addresses on an order. */
import type { Json, JsonObject } from '../json.ts';
import type { Random } from '../random.ts';
import type { Buyer, Location } from './state.ts';

/** Members left out are invented; null is written as null; `omit` in a wire override takes a member away. */
export interface CustomerSpec {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly address?: JsonObject;
  /** `HomeDelivery` unless given; anything may be given. */
  readonly deliveryType?: string;
  /** By default the billing name and address. */
  readonly deliveryName?: string | null;
  readonly deliveryAddress?: JsonObject;
  readonly deliveryOptions?: JsonObject;
}

const FIRST = ['Jane', 'Anders', 'Sofie', 'Łucja', 'Zoë', 'Müge', 'Åsa', 'Jürgen', 'Renée', 'Ole'] as const;
const LAST = ['Example', 'Sørensen', 'de Vries', 'Nowak', 'García', 'Lindström', 'Weiß', 'Dubois'] as const;
const STREETS = ['Storgade', 'Kerkstraat', 'Hauptstraße', 'ulica Długa', 'Kungsgatan', 'Via Roma'] as const;
const CITIES: Readonly<Record<string, readonly [postcode: string, city: string]>> = {
  DK: ['2300', 'København S'],
  SE: ['114 51', 'Stockholm'],
  NO: ['0150', 'Oslo'],
  NL: ['1012 AB', 'Amsterdam'],
  BE: ['1000', 'Brussel'],
  PL: ['00-001', 'Warszawa'],
  CH: ['8001', 'Zürich'],
  DE: ['10115', 'Berlin'],
};

export function makeBuyer(random: Random, location: Location, spec: CustomerSpec): Buyer {
  const name: Json = spec.name === undefined ? `${random.pick(FIRST)} ${random.pick(LAST)}` : spec.name;
  const address = spec.address ?? inventedAddress(random, location);
  const number = random.between(100, 999);
  return {
    billing: {
      name,
      email: spec.email === undefined ? `buyer${number}@example.test` : spec.email,
      phone: spec.phone === undefined ? `+${Number(location.diallingCode)}20000${number}` : spec.phone,
      address,
    },
    delivery: {
      type: spec.deliveryType ?? 'HomeDelivery',
      name: spec.deliveryName === undefined ? name : spec.deliveryName,
      address: spec.deliveryAddress ?? address,
    },
    deliveryOptions: spec.deliveryOptions ?? { initial: { providerId: 'gls' }, override: { providerId: '' } },
  };
}

function inventedAddress(random: Random, location: Location): JsonObject {
  const [postcode, city] = CITIES[location.countryCode] ?? ['1000', 'Sample Town'];
  // Addresses carry the ISO code where Miinto's back office says UK.
  const countryCode = location.countryCode === 'UK' ? 'GB' : location.countryCode;
  return { street: `${random.pick(STREETS)} ${random.between(1, 200)}`, postcode, city, countryCode };
}
