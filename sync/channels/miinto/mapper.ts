/** From Miinto's records to the domain's; pure. One bad record or position never spoils its neighbours. */
import { DateTime } from 'luxon';
import type { z } from 'zod';
import type {
  BadRecord,
  ChannelOrder,
  ChannelTransfer,
  Party,
  Position,
  ShippingProvider,
} from '../../core/channel-types.ts';
import { normaliseCountry } from '../../core/markets.ts';
import { isKnownCurrency } from '../../core/money.ts';
import { DOCUMENT_PATHS, orderExtras, withSoldPositions } from './order-extras.ts';
import { currencyOf, firstIssue, idOf, mapPositions, pathText } from './positions.ts';
import { orderWire, providerWire, transferWire, wireId } from './wire.ts';

/** ISO 4217's own code for "no currency": the record names none. */
const NO_CURRENCY = 'XXX';

/** Statuses that say a transfer no longer waits; any other word but `pending` is news to us and is set aside. */
const SETTLED = new Set(['accepted', 'declined', 'rejected', 'expired', 'withdrawn', 'cancelled', 'canceled', 'sent']);

export type Mapped<T> =
  | { readonly kind: 'record'; readonly record: T }
  | { readonly kind: 'bad'; readonly bad: BadRecord }
  /** Nothing to do with it: a transfer that no longer waits. */
  | { readonly kind: 'skip' };

export function mapTransfer(raw: unknown): Mapped<ChannelTransfer> {
  const parsed = transferWire.safeParse(raw);
  if (!parsed.success) return badRecord(raw, parsed.error);
  const wire = parsed.data;
  if (SETTLED.has(wire.status)) return { kind: 'skip' };
  if (wire.status !== '' && wire.status !== 'pending') {
    return bad(
      raw,
      wire.id,
      `Miinto gave the transfer the status “${wire.status.slice(0, 40)}”, which we do not know.`,
      ['status'],
    );
  }
  if (wire.pendingPositions.length === 0) return { kind: 'skip' };
  const currency = currencyOf([wire.currency, wire.parentOrder.currency]);
  const answered = new Set([...wire.acceptedPositions, ...wire.declinedPositions].flatMap(idOf));
  const lines = mapPositions('pendingPositions', wire.pendingPositions, currency, answered);
  if (!lines.ok) return bad(raw, wire.id, lines.problem, lines.path);
  return {
    kind: 'record',
    record: {
      id: wire.id,
      parentOrderId: wire.parentOrder.id,
      createdAt: parseInstant(wire.createdAt ?? wire.parentOrder.createdAt),
      currency: namedCurrency(currency, lines.positions),
      positions: lines.positions,
      badPositions: lines.badPositions,
      raw,
    },
  };
}

export function mapOrder(raw: unknown, documentPaths = DOCUMENT_PATHS): Mapped<ChannelOrder> {
  const parsed = orderWire.safeParse(withSoldPositions(raw));
  if (!parsed.success) return badRecord(raw, parsed.error);
  const wire = parsed.data;
  const currency = currencyOf([wire.currency, wire.parentOrder.currency]);
  const lines = mapPositions('acceptedPositions', wire.acceptedPositions, currency, new Set());
  if (!lines.ok) return bad(raw, wire.id, lines.problem, lines.path);
  const { deliveryAddress, deliveryOptions } = wire.shippingInformation;
  const delivery = party(deliveryAddress);
  return {
    kind: 'record',
    record: {
      id: wire.id,
      parentOrderId: wire.parentOrder.id,
      createdAt: parseInstant(wire.createdAt ?? wire.parentOrder.createdAt),
      status: wire.status || (wire.acceptedPositions.length > 0 ? 'accepted' : 'unknown'),
      currency: namedCurrency(currency, lines.positions),
      accepted: lines.positions,
      badPositions: lines.badPositions,
      billing: party(wire.billingInformation),
      delivery:
        delivery === null && deliveryAddress.type === null
          ? null
          : { ...(delivery ?? NOBODY), type: deliveryAddress.type },
      shippingProviderId: deliveryOptions.override.providerId ?? deliveryOptions.initial.providerId,
      ...orderExtras(raw, wire.status, documentPaths),
      raw,
    },
  };
}

/** The record's own currency if it is one; else that of its first good position. */
function namedCurrency(own: string | null, positions: readonly Position[]): string {
  return own !== null && isKnownCurrency(own) ? own : (positions[0]?.unitPrice.currency ?? NO_CURRENCY);
}

/** Null for an entry without a readable id. */
export function mapProvider(raw: unknown): ShippingProvider | null {
  const parsed = providerWire.safeParse(raw);
  return parsed.success ? { id: parsed.data.id, name: parsed.data.name ?? parsed.data.id } : null;
}

/**
 * `2024-03-01T09:15:00+00:00` and the core service's `2017-04-07 17:22:44.562101+02`, as UTC; null for anything else.
 * A time without an offset is taken as UTC.
 */
export function parseInstant(text: string | null): Date | null {
  // Without a date luxon would fill in today's.
  if (text === null || !/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const iso = DateTime.fromISO(text, { zone: 'utc' });
  const found = iso.isValid ? iso : DateTime.fromSQL(text, { zone: 'utc' });
  return found.isValid && found.year >= 2000 && found.year < 2200 ? found.toJSDate() : null;
}

const NOBODY: Party = {
  name: null,
  email: null,
  phone: null,
  street: null,
  postcode: null,
  city: null,
  countryCode: null,
};

interface PartyWire {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: {
    readonly street: string | null;
    readonly postcode: string | null;
    readonly city: string | null;
    readonly countryCode: string | null;
  };
}

/** Null when not a single part is known. */
function party(wire: PartyWire): Party | null {
  const { street, postcode, city, countryCode } = wire.address;
  const country = countryCode === null ? null : normaliseCountry(countryCode);
  const found: Party = {
    name: wire.name,
    email: wire.email,
    phone: wire.phone,
    street,
    postcode,
    city,
    countryCode: country !== null && /^[A-Z]{2}$/.test(country) ? country : null,
  };
  return Object.values(found).every((part) => part === null) ? null : found;
}

function badRecord(raw: unknown, error: z.ZodError): { kind: 'bad'; bad: BadRecord } {
  const id = wireId.safeParse((raw as { id?: unknown } | null)?.id);
  const { problem, path } = firstIssue(error, []);
  return bad(raw, id.success ? id.data : null, problem, path);
}

function bad(
  raw: unknown,
  id: string | null,
  problem: string,
  path: readonly PropertyKey[],
): { kind: 'bad'; bad: BadRecord } {
  return { kind: 'bad', bad: { id, problem, path: pathText(path), raw } };
}
