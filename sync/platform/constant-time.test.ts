import { describe, expect, it } from 'vitest';
import { secretsEqual } from './constant-time.ts';

describe('comparing secrets', () => {
  it('accepts the same text, also given as bytes', () => {
    expect(secretsEqual('sesame', 'sesame')).toBe(true);
    expect(secretsEqual(new TextEncoder().encode('sésame'), 'sésame')).toBe(true);
  });

  it.each(['sesamE', 'sesam', 'sesame ', 's'])('refuses %j', (guess) => {
    expect(secretsEqual(guess, 'sesame')).toBe(false);
  });

  it.each([
    ['', ''],
    [undefined, undefined],
    [null, ''],
    ['guess', undefined],
    [undefined, 'sesame'],
  ])('fails closed when a secret is absent: %j and %j', (given, expected) => {
    expect(secretsEqual(given, expected)).toBe(false);
  });
});
