/** One node of a parsed search query. */
export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | { readonly kind: 'term'; readonly field: string; readonly comparator: string; readonly value: string };

type Token = { readonly kind: '(' | ')' | 'or' | 'and' | 'not' } | { readonly kind: 'term'; readonly text: Term };
interface Term {
  readonly field: string;
  readonly comparator: string;
  readonly value: string;
}

/**
 * Shopify's search syntax: `field:value`, quotes, backslash escapes, comparators, `OR`, `AND`, `NOT` or `-`, brackets;
 * terms side by side are joined by AND. A term without a field asks the default fields.
 */
export function parseQuery(text: string): Query {
  const tokens = tokenise(text);
  let at = 0;

  const parseOr = (): Query => {
    const parts = [parseAnd()];
    while (tokens[at]?.kind === 'or') {
      at += 1;
      parts.push(parseAnd());
    }
    return parts.length === 1 ? (parts[0] ?? { kind: 'all' }) : { kind: 'or', parts };
  };
  const parseAnd = (): Query => {
    const parts: Query[] = [];
    for (let token = tokens[at]; token && token.kind !== 'or' && token.kind !== ')'; token = tokens[at]) {
      if (token.kind === 'and') at += 1;
      else parts.push(parseOne());
    }
    if (parts.length === 0) return { kind: 'all' };
    return parts.length === 1 ? (parts[0] ?? { kind: 'all' }) : { kind: 'and', parts };
  };
  const parseOne = (): Query => {
    const token = tokens[at];
    at += 1;
    if (token?.kind === 'not') return { kind: 'not', part: parseOne() };
    if (token?.kind === '(') {
      const inner = parseOr();
      if (tokens[at]?.kind === ')') at += 1;
      return inner;
    }
    return token?.kind === 'term' ? { kind: 'term', ...token.text } : { kind: 'all' };
  };

  const query = parseOr();
  // A bracket too many ends the query; the rest is not looked at.
  return query;
}

/** Every field that the query names. */
export function fieldsOf(query: Query): string[] {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap(fieldsOf);
  if (query.kind === 'not') return fieldsOf(query.part);
  return query.kind === 'term' ? [query.field] : [];
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (/\s/.test(char)) at += 1;
    else if (char === '(' || char === ')') {
      tokens.push({ kind: char });
      at += 1;
    } else if (char === '-' && /\S/.test(text[at + 1] ?? '')) {
      tokens.push({ kind: 'not' });
      at += 1;
    } else {
      const word = readWord(text, at);
      at = word.end;
      const keyword = word.quoted || word.field !== null ? '' : word.value;
      if (keyword === 'OR' || keyword === 'AND' || keyword === 'NOT') {
        tokens.push({ kind: keyword.toLowerCase() as 'or' | 'and' | 'not' });
      } else {
        tokens.push({
          kind: 'term',
          text: { field: word.field ?? 'default', comparator: word.comparator, value: word.value },
        });
      }
    }
  }
  return tokens;
}

function readWord(text: string, start: number) {
  let at = start;
  let value = '';
  let quoted = false;
  let field: string | null = null;
  let comparator = '';
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '\\' && at + 1 < text.length) {
      value += text[at + 1] ?? '';
      at += 2;
    } else if (char === ':' && field === null && !quoted && value !== '') {
      field = value.toLowerCase();
      value = '';
      at += 1;
      const found = /^(?:>=|<=|>|<)/.exec(text.slice(at));
      comparator = found?.[0] ?? '';
      at += comparator.length;
      while (text[at] === ' ') at += 1;
    } else if ((char === '"' || char === "'") && value === '' && !quoted) {
      quoted = true;
      at += 1;
      while (at < text.length && text[at] !== char) {
        if (text[at] === '\\') at += 1;
        value += text[at] ?? '';
        at += 1;
      }
      at += 1;
      break;
    } else if (/\s/.test(char) || char === '(' || char === ')') {
      break;
    } else {
      value += char;
      at += 1;
    }
  }
  // A lone colon or quote would otherwise never be passed.
  return { end: Math.max(at, start + 1), value, quoted, field, comparator };
}
