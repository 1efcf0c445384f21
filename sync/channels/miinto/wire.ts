/**
 * What Miinto sends, as far as it is known (reference miinto-api sections 2 to 7). Unknown members are allowed
 * everywhere; a member that only describes becomes null when it has a wrong type; what decides about goods or money
 * (ids, quantity, price, the list of positions) must be right, and each failure has a sentence a merchant can read.
 */
import { z } from 'zod';

/** Longest descriptive text taken over; the whole text stays in the raw record. Also keeps columns indexable. */
const MAX_TEXT = 500;
const MAX_ID = 200;
/** Ten million major units of a currency with two decimals: beyond any garment, and safe to multiply. */
const MAX_PRICE = 1_000_000_000;
const MAX_QUANTITY = 10_000;

const NO_ID = 'The id is missing or cannot be read.';

/** Integers on the wire, strings in the domain; integers too large for JSON's numbers are refused, not rounded. */
export const wireId = z.union(
  [z.int().min(0, NO_ID).transform(String), z.string().regex(/\S/, NO_ID).max(MAX_ID, NO_ID)],
  { error: NO_ID },
);

/** Descriptive text: a wrong type or blank text is null, a number is its digits, overlong text is cut. */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform((value) => (value === null || value === undefined ? null : clip(String(value))));

/** Text that is compared with other systems: as sent or, when overlong, not at all. */
export const code = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform((value) => {
    const whole = String(value ?? '');
    return whole.trim() === '' || whole.length > MAX_ID ? null : whole;
  });

function clip(value: string): string | null {
  const trimmed = value.trim();
  if (trimmed === '') return null;
  if (trimmed.length <= MAX_TEXT) return trimmed;
  // A surrogate pair is not cut in half.
  return `${trimmed.slice(0, MAX_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** An optional object: PHP writes an empty one as `[]`, and anything else that is no object counts as empty too. */
function optional<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.preprocess(
    (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}),
    z.looseObject(shape),
  );
}

/** A list; PHP may write one that was filtered as an object with numeric keys. */
function list(problem: string) {
  return z.preprocess(
    (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
      const keys = Object.keys(value);
      return keys.length > 0 && keys.every((key) => /^\d+$/.test(key)) ? Object.values(value) : value;
    },
    z.array(z.unknown(), { error: problem }),
  );
}

const status = z
  .string({ error: 'The status is not a text, so nothing is done with this until Miinto sends one we know.' })
  .nullish()
  .transform((value) => value?.trim().toLowerCase() ?? '');

const parentOrder = optional({ id: wireId.nullable().catch(null), createdAt: text, currency: code });

export const itemWire = optional({
  productId: code,
  gtin: code,
  name: text,
  brand: text,
  color: text,
  size: text,
  styleId: code,
});

export const positionIdWire = z.looseObject({ id: wireId }, { error: 'The position is not an object.' });

export const positionWire = z.looseObject({
  id: wireId,
  quantity: z
    .number({ error: 'The quantity is missing or is not a number.' })
    .int({ error: ({ input }) => `The quantity ${show(input)} is not a whole number.` })
    .min(1, { error: ({ input }) => `The quantity ${show(input)} is less than 1.` })
    .max(MAX_QUANTITY, { error: ({ input }) => `The quantity ${show(input)} is too large to be true.` }),
  price: z
    .number({ error: 'The price is missing or is not a number.' })
    .int({ error: ({ input }) => `The price ${show(input)} is not a whole number of the smallest currency unit.` })
    .min(0, { error: ({ input }) => `The price ${show(input)} is negative.` })
    .max(MAX_PRICE, { error: ({ input }) => `The price ${show(input)} is too large to be true.` })
    // JSON knows -0.
    .transform((minor) => minor + 0),
  currency: code,
  item: itemWire,
});

export const transferWire = z.looseObject({
  id: wireId,
  status,
  createdAt: text,
  currency: code,
  parentOrder,
  pendingPositions: list('The list of pending positions is missing.'),
  acceptedPositions: list('').catch([]),
  declinedPositions: list('').catch([]),
});

const addressWire = optional({ street: text, postcode: text, city: text, countryCode: code });

export const orderWire = z.looseObject({
  id: wireId,
  status,
  createdAt: text,
  currency: code,
  parentOrder,
  acceptedPositions: list('The list of accepted positions is missing.'),
  billingInformation: optional({ name: text, email: text, phone: text, address: addressWire }),
  shippingInformation: optional({
    deliveryAddress: optional({ type: text, name: text, email: text, phone: text, address: addressWire }),
    deliveryOptions: optional({
      initial: optional({ providerId: code }),
      override: optional({ providerId: code }),
    }),
  }),
});

/** The answer to a PATCH on a transfer; everything but a readable order id counts as "not named". */
export const answerWire = optional({ newOrder: optional({ id: wireId.nullable().catch(null) }) });

export const providerWire = z.looseObject({ id: wireId, name: text });

/** The answer to signing in; `privileges` has four layouts and is read in privileges.ts. */
export const channelWire = z.looseObject({
  id: z.string().min(1),
  token: z.string().min(1),
  privileges: z.unknown().optional(),
});

/** One row of the product map: style id, feed id, gtin, Miinto item id. */
export const productRowWire = z.tuple([code, code, code, z.string().regex(/\S/).max(MAX_ID)]).rest(z.unknown());

function show(input: unknown): string {
  return String(input).slice(0, 40);
}
