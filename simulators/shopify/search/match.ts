import type { SearchDocument } from './index-lag.ts';
import type { Query } from './query.ts';

/** Whether the document answers the query. Terms on fields that do not exist are left out, as the real search does. */
export function matches(document: SearchDocument, query: Query): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.parts.every((part) => matches(document, part));
    case 'or':
      return query.parts.some((part) => matches(document, part));
    case 'not':
      return !matches(document, query.part);
    case 'term': {
      const values = document.get(query.field);
      if (!values) return !query.field.startsWith('metafields.');
      if (query.field.endsWith('_ids') || query.field === 'id' || query.field === 'product_id') {
        return query.value.split(',').some((id) => values.some((value) => compareNumbers(value, query.comparator, id)));
      }
      return values.some((value) => compare(value, query.comparator, query.value));
    }
  }
}

function compareNumbers(value: string, comparator: string, wanted: string): boolean {
  const clean = wanted.trim().replace(/^gid:\/\/shopify\/\w+\//, '');
  return comparator === '' ? value === clean : ordered(Number(value), comparator, Number(clean));
}

function compare(value: string, comparator: string, wanted: string): boolean {
  if (comparator !== '') {
    const [left, right] = [Date.parse(value), Date.parse(wanted)];
    if (!Number.isNaN(left) && !Number.isNaN(right) && /\d{4}-\d\d/.test(value))
      return ordered(left, comparator, right);
    return ordered(Number(value), comparator, Number(wanted));
  }
  if (wanted === '*') return true;
  return containsWords(value, wanted);
}

function ordered(left: number, comparator: string, right: number): boolean {
  if (comparator === '>') return left > right;
  if (comparator === '>=') return left >= right;
  return comparator === '<' ? left < right : left <= right;
}

/**
 * The worse case of what the reference warns of: case is ignored and both sides are cut into words, so `ABC-1` also finds
 * `abc-1` and `ABC-1-XL`.
 */
function containsWords(value: string, wanted: string): boolean {
  const words = toWords(value);
  const prefix = wanted.endsWith('*');
  const sought = toWords(wanted);
  if (sought.length === 0) return value === wanted;
  return words.some((_, start) =>
    sought.every((word, index) => {
      const here = words[start + index];
      if (here === undefined) return false;
      return prefix && index === sought.length - 1 ? here.startsWith(word) : here === word;
    }),
  );
}

function toWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
