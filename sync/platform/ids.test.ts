import { describe, expect, it } from 'vitest';
import { derivedId, newId } from './ids.ts';

const namespace = '0199a1c2-0000-7000-8000-000000000001';

describe('ids', () => {
  it('made later sort later', () => {
    const ids = Array.from({ length: 500 }, newId);
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(500);
  });

  it('derived from the same facts are equal', () => {
    expect(derivedId(namespace, 'effect', 1)).toBe(derivedId(namespace, 'effect', 1));
  });

  it('derived from other facts differ, also where the texts run together', () => {
    expect(derivedId(namespace, 'effect', 1)).not.toBe(derivedId(namespace, 'effect', 2));
    expect(derivedId(namespace, 'a', 'bc')).not.toBe(derivedId(namespace, 'ab', 'c'));
  });
});
