/**
 * What must not reach a log: secrets, and what tells who a buyer is. Decided by the name of a field at any depth, and
 * for secrets that slip into free text by their shape.
 */

/** Compared with the field's name in lower case without `_`, `-` and spaces. */
const SECRET =
  /(authorization|token|tokens|password|passwd|secret|secrets|signature|cookie|apikey|hmac|encryptionkeys)$/;
const PERSON =
  /^(.*email|.*phone|mobile|.*address[12]?|addresses|street.*|zip|zipcode|postalcode|postcode|(first|last|full|middle|given|family|user|customer|buyer|recipient|consumer|contact)names?|customer|buyer|recipient|consumer|login|identifier)$/;

const SECRET_TEXT = [
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/g, '$1 [redacted]'],
  [/\bshp[a-z]{2}_[A-Za-z0-9]+/g, '[redacted]'],
  [/(\b[a-z]+:\/\/[^\s:@/]+):[^\s@/]+@/gi, '$1:[redacted]@'],
  [/\b[\w.+-]+@[\w-]+\.[\w.-]*[\w-]/g, '[redacted]'],
] as const;

const MAX_DEPTH = 8;
const MAX_TEXT = 10_000;

/** A copy fit for a log: sensitive fields replaced, errors as plain objects, cut where too deep or too long. */
export function redact(value: unknown): unknown {
  return copy(value, 0);
}

/** A text without bearer tokens, Shopify tokens, passwords in addresses, and e-mail addresses. */
export function redactText(text: string): string {
  const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}… (${text.length} characters)` : text;
  return SECRET_TEXT.reduce((current, [pattern, replacement]) => current.replace(pattern, replacement), cut);
}

function isSensitive(field: string): boolean {
  const name = field.toLowerCase().replace(/[_\-\s]/g, '');
  return SECRET.test(name) || PERSON.test(name);
}

function copy(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[too deep]';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  if (value instanceof Error) return copyOfError(value, depth);
  if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1));
  if (value instanceof Map) return copy(Object.fromEntries(value), depth);
  if (value instanceof Set) return copy([...value], depth);
  if (value instanceof URL) return redactText(value.href);
  const entries = value instanceof Headers ? [...value.entries()] : Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, field]) => [
      name,
      isSensitive(name) && field !== undefined && field !== null ? '[redacted]' : copy(field, depth + 1),
    ]),
  );
}

function copyOfError(error: Error, depth: number): unknown {
  return {
    type: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...(copy({ ...error }, depth + 1) as object),
    ...(error.cause === undefined ? {} : { cause: copy(error.cause, depth + 1) }),
    ...(error instanceof AggregateError ? { errors: copy(error.errors, depth + 1) } : {}),
  };
}
