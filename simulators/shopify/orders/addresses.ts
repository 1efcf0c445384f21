import type { Address } from '../state/types.ts';
import type { UserError } from '../user-error.ts';
import type { AddressInput } from './inputs.ts';

/** Postal codes of the countries the marketplace serves and a few more; others are taken as they come. */
const POSTAL_CODES: Readonly<Record<string, RegExp>> = {
  AT: /^\d{4}$/,
  BE: /^\d{4}$/,
  CH: /^\d{4}$/,
  CZ: /^\d{3} ?\d{2}$/,
  DE: /^\d{5}$/,
  DK: /^\d{4}$/,
  ES: /^\d{5}$/,
  FI: /^\d{5}$/,
  FR: /^\d{5}$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
  IT: /^\d{5}$/,
  NL: /^\d{4} ?[A-Z]{2}$/i,
  NO: /^\d{4}$/,
  PL: /^\d{2}-?\d{3}$/,
  PT: /^\d{4}-?\d{3}$/,
  SE: /^\d{3} ?\d{2}$/,
  US: /^\d{5}(-\d{4})?$/,
};

/** Countries whose addresses need a province, and how its code looks. */
const PROVINCES: Readonly<Record<string, RegExp>> = {
  US: /^[A-Z]{2}$/,
  CA: /^(AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)$/,
  AU: /^(ACT|NSW|NT|QLD|SA|TAS|VIC|WA)$/,
  IT: /^[A-Z]{2}$/,
  ES: /^[A-Z]{1,2}$/,
};
/** Countries without provinces: a code there is refused. */
const NO_PROVINCES = new Set(['DK', 'SE', 'NO', 'FI', 'NL', 'BE', 'DE', 'AT', 'PL', 'FR', 'CH', 'CZ']);

const LONGEST = 255;

/** Digits with the usual signs, 6 to 15 of them. */
export function isPhone(phone: string): boolean {
  const digits = phone.replace(/\D/g, '').length;
  return /^\+?[\d\s().\-/]+$/.test(phone) && digits >= 6 && digits <= 15;
}

export function isEmail(email: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
}

/** What is wrong with an address of an order. */
export function addressErrors(address: AddressInput | null | undefined, path: readonly string[]): UserError[] {
  if (!address) return [];
  const errors: UserError[] = [];
  const fail = (part: string, message: string) => errors.push({ field: [...path, part], message, code: 'INVALID' });
  const country = address.countryCode ?? null;
  if (country === null) fail('countryCode', "Country can't be blank");
  const postal = country === null ? undefined : POSTAL_CODES[country];
  if (address.zip && postal && !postal.test(address.zip.trim())) fail('zip', `Zip is not valid for ${country ?? ''}`);
  const province = country === null ? undefined : PROVINCES[country];
  if (province && !province.test(address.provinceCode ?? ''))
    fail('provinceCode', `Province is not valid in ${country ?? ''}`);
  if (country !== null && NO_PROVINCES.has(country) && address.provinceCode) {
    fail('provinceCode', `Province is not valid in ${country}`);
  }
  if (address.phone && !isPhone(address.phone)) fail('phone', 'Phone is invalid');
  for (const part of ['address1', 'address2', 'city', 'company', 'firstName', 'lastName'] as const) {
    if ((address[part]?.length ?? 0) > LONGEST) fail(part, `is too long (maximum is ${LONGEST} characters)`);
  }
  return errors;
}

export function toAddress(input: AddressInput | null | undefined): Address | null {
  if (!input) return null;
  return {
    address1: input.address1 ?? null,
    address2: input.address2 ?? null,
    city: input.city ?? null,
    company: input.company ?? null,
    countryCode: input.countryCode ?? null,
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    phone: input.phone ?? null,
    provinceCode: input.provinceCode ?? null,
    zip: input.zip ?? null,
  };
}
