import type { Random } from './random.ts';

/** A buyer as the Miinto simulator takes one. What is null is written as null. */
export interface Buyer {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly address: {
    readonly street: string;
    readonly postcode: string;
    readonly city: string;
    readonly countryCode: string;
  };
  readonly deliveryType: string;
}

const NAMES = [
  'Ida Sørensen',
  'Łukasz Wójcik',
  'Zoë van den Berg',
  'Élodie Dubois',
  'Jürgen Weiß',
  'Nils Åkesson',
  'נועה לוי',
  'Maya 🌻 Holm',
  'Cher',
  'Anne-Marie de la Tour d’Auvergne',
];

const CITIES: Readonly<Record<string, readonly (readonly [postcode: string, city: string, street: string])[]>> = {
  DK: [
    ['2300', 'København S', 'Amagerbrogade 12'],
    ['8000', 'Aarhus C', 'Søndergade 4, 2. tv'],
  ],
  SE: [
    ['111 22', 'Stockholm', 'Drottninggatan 5'],
    ['411 03', 'Göteborg', 'Kungsgatan 44'],
  ],
  DE: [
    ['10115', 'Berlin', 'Invalidenstraße 101'],
    ['80331', 'München', 'Sendlinger Straße 8'],
  ],
  NL: [
    ['1012 AB', 'Amsterdam', 'Damrak 1'],
    ['3511 LX', 'Utrecht', 'Oudegracht 158'],
  ],
  PL: [
    ['00-001', 'Warszawa', 'ul. Złota 44/12'],
    ['31-001', 'Kraków', 'ul. Grodzka 2'],
  ],
  FR: [
    ['75001', 'Paris', '10 rue de Rivoli'],
    ['69002', 'Lyon', '3 place Bellecour'],
  ],
  BE: [
    ['1000', 'Bruxelles', 'Rue Neuve 111'],
    ['2000', 'Antwerpen', 'Meir 50'],
  ],
};

const PHONES: Readonly<Record<string, string>> = {
  DK: '+4520123456',
  SE: '+46701234567',
  DE: '+4915112345678',
  NL: '+31612345678',
  PL: '+48501234567',
  FR: '+33612345678',
  BE: '+32470123456',
};

export function addressIn(country: string, random: Random): Buyer {
  const name = random.pick(NAMES);
  const [postcode, city, street] = random.pick(CITIES[country] ?? [['', '', '']]);
  return {
    name,
    email: `buyer${random.between(1000, 9999)}@relay.example`,
    phone: random.next() < 0.3 ? null : (PHONES[country] ?? null),
    address: { street, postcode, city, countryCode: country },
    deliveryType: random.pick(['HomeDelivery', 'HomeDelivery', 'ParcelShopDelivery', 'CompanyDelivery']),
  };
}
