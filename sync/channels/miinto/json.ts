/** Reading a reply's text as JSON, without what the database could not keep. */

/** `\u0000` cannot be stored by PostgreSQL, and half a surrogate pair is no valid Unicode. */
const UNSTORABLE = /\\u(0000|[dD][89a-fA-F])/;

/** The parsed value, or undefined when the text is not JSON (HTML, cut, empty). */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return UNSTORABLE.test(text) ? storable(value) : value;
  } catch {
    return undefined;
  }
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value.replaceAll('\u0000', ''));
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [storable(key) as string, storable(member)]));
}

/** Half surrogate pairs become U+FFFD: they are no text, and neither a URL nor a database takes them. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/**
 * The elements of a JSON array as separate texts, so that a list of many megabytes never stands in memory as objects.
 * Ends with `'broken'` when the text is not one whole array.
 */
export function* arrayElements(text: string): Generator<string, 'whole' | 'broken'> {
  let at = skipSpace(text, 0);
  if (text[at] !== '[') return 'broken';
  at = skipSpace(text, at + 1);
  if (text[at] === ']') return atEnd(text, at + 1);
  for (;;) {
    const end = elementEnd(text, at);
    if (end === null || end === at) return 'broken';
    yield text.slice(at, end);
    if (text[end] === ']') return atEnd(text, end + 1);
    at = skipSpace(text, end + 1);
  }
}

/** Where the element that starts at `from` ends: the index of the `,` or `]` after it. */
function elementEnd(text: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') {
      at = stringEnd(text, at);
      if (at === -1) return null;
    } else if (char === '[' || char === '{') {
      depth += 1;
    } else if (depth > 0 && (char === ']' || char === '}')) {
      depth -= 1;
    } else if (depth === 0 && (char === ',' || char === ']')) {
      return at;
    }
  }
  return null;
}

/** The index of the quote that closes the string opened at `from`; -1 when none does. */
function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return at;
}

function atEnd(text: string, from: number): 'whole' | 'broken' {
  return skipSpace(text, from) === text.length ? 'whole' : 'broken';
}
