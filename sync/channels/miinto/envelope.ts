import { z } from 'zod';
import { redactText } from '../../platform/redaction.ts';
import { parseJson } from './json.ts';

/** What a reply turned out to be. */
export type Reading<T> =
  | { readonly kind: 'value'; readonly value: T }
  /** Miinto says that it refused; the words may be empty. */
  | { readonly kind: 'failure'; readonly words: string }
  | { readonly kind: 'unreadable'; readonly why: string };

export interface Envelope {
  readonly data: unknown;
  /** Entries in the whole list; null when not told. */
  readonly total: number | null;
}

const wire = z.looseObject({
  meta: z
    .looseObject({
      status: z.string().nullish().catch(null),
      // Seen as a number and as text (reference section 8).
      totalItemCount: z
        .union([
          z.int().min(0),
          z
            .string()
            .regex(/^\d{1,9}$/)
            .transform(Number),
        ])
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  data: z.unknown().optional(),
});

/** Reads a 2xx reply: `meta.status = failure` is a failure there too (reference section 8). */
export function readEnvelope(bodyText: string): Reading<Envelope> {
  const parsed = wire.safeParse(parseJson(bodyText));
  if (!parsed.success) return { kind: 'unreadable', why: describeBody(bodyText) };
  if (parsed.data.meta?.status?.trim().toLowerCase() === 'failure') {
    return { kind: 'failure', words: failureWords(parsed.data) };
  }
  if (parsed.data.data === undefined) return { kind: 'unreadable', why: 'a reply without data' };
  return { kind: 'value', value: { data: parsed.data.data, total: parsed.data.meta?.totalItemCount ?? null } };
}

/** Reads a 2xx reply to a write whose data, if there is any, tells nothing that we know. */
export function readDone(bodyText: string): Reading<null> {
  const parsed = wire.safeParse(parseJson(bodyText));
  if (!parsed.success) return { kind: 'unreadable', why: describeBody(bodyText) };
  const { meta, data } = parsed.data;
  const status = meta?.status?.trim().toLowerCase();
  if (status === 'failure') return { kind: 'failure', words: failureWords(parsed.data) };
  return status === 'success' || data !== undefined
    ? { kind: 'value', value: null }
    : { kind: 'unreadable', why: 'a reply without status and data' };
}

/** What a failure says of itself, from any of the members that may carry it, fit for a log and a merchant. */
export function failureWordsOf(bodyText: string): string {
  const value = parseJson(bodyText);
  return typeof value === 'object' && value !== null ? failureWords(value as Record<string, unknown>) : '';
}

function failureWords(reply: Readonly<Record<string, unknown>>): string {
  const meta = asObject(reply.meta);
  const data = asObject(reply.data);
  const candidates = [data.errors, reply.errors, meta.errors, meta.message, reply.message, data.message, reply.error];
  const words = candidates.flatMap((candidate) => sentences(candidate, 0));
  return masked([...new Set(words)].slice(0, 5).join('; ')).slice(0, 300);
}

/** Strings, `{code, message}` objects, lists or maps of them. */
function sentences(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim().replace(/\s+/g, ' ')];
  if (typeof value !== 'object' || value === null || depth > 3) return [];
  const { code, message } = value as { code?: unknown; message?: unknown };
  if (typeof message === 'string') return [typeof code === 'number' ? `${message} (${code})` : message];
  return Object.values(value).flatMap((member) => sentences(member, depth + 1));
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Tokens, channel ids and addresses of people never leave the adapter in words. */
function masked(words: string): string {
  return redactText(words)
    .replace(/\bM![a-z]!Ch![^\s"']+/gi, '[redacted]')
    .replace(/\b[0-9a-f]{32,}\b/gi, '[redacted]');
}

/** Names what came instead of JSON; of a cut JSON text nothing is quoted, since it may hold a buyer's address. */
export function describeBody(bodyText: string): string {
  const start = bodyText.trimStart();
  if (start === '') return 'an empty reply';
  if (start.startsWith('{') || start.startsWith('[')) {
    return `JSON that is cut, damaged or of another kind (${bodyText.length} characters)`;
  }
  const words = start
    .replace(/<[^>]*>?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${start.startsWith('<') ? 'a web page' : 'text'} instead of JSON: ${masked(words).slice(0, 120)}`;
}
