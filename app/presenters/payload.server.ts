import { redact } from '#sync/platform/redaction.ts';

const MOST = 20_000;

/** Parts of requests that are people as a whole; their fields have names that say nothing by themselves. */
const PEOPLE = new Set(['billing', 'delivery', 'billingParty', 'deliveryParty', 'shipTo', 'billTo', 'party']);

/** A stored message as text to read: secrets and personal data replaced, indented, cut where it is too long. */
export function payloadText(payload: unknown): string | null {
  if (payload === null || payload === undefined) return null;
  const text = JSON.stringify(redact(withoutPeople(payload)), null, 2);
  return text.length > MOST ? `${text.slice(0, MOST)}\n… (${text.length} characters in all)` : text;
}

function withoutPeople(value: unknown): unknown {
  const text = JSON.stringify(value, (name, member: unknown) =>
    PEOPLE.has(name) && typeof member === 'object' && member !== null ? '[redacted]' : member,
  );
  return JSON.parse(text) as unknown;
}
