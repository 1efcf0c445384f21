import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEncryption, DecryptionError } from './encryption.ts';

const k1 = { id: 'k1', key: Buffer.alloc(32, 1) };
const k2 = { id: 'k2', key: Buffer.alloc(32, 2) };
const encryption = createEncryption([k2, k1]);

function fault(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof DecryptionError) return error.fault;
    throw error;
  }
  return 'none';
}

describe('encryption', () => {
  it('gives any text back in its own context', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        expect(encryption.decrypt(encryption.encrypt(text, context), context)).toBe(text);
      }),
    );
  });

  it('writes the same text differently each time, with version and newest key', () => {
    const [first, second] = [encryption.encrypt('secret', 'c'), encryption.encrypt('secret', 'c')];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^v1:k2:[A-Za-z0-9_-]+$/);
  });

  it('still reads what an older key wrote, and says that it should be written again', () => {
    const old = createEncryption([k1]).encrypt('secret', 'c');
    expect(encryption.decrypt(old, 'c')).toBe('secret');
    expect(encryption.isOutdated(old)).toBe(true);
    expect(encryption.isOutdated(encryption.encrypt('secret', 'c'))).toBe(false);
  });

  it('refuses a text moved to another context', () => {
    const text = encryption.encrypt('secret', 'shop-a');
    expect(fault(() => encryption.decrypt(text, 'shop-b'))).toBe('not-authentic');
  });

  it('refuses a text in which any single character was changed', () => {
    const text = encryption.encrypt('secret', 'c');
    const start = 'v1:k2:'.length;
    for (let at = start; at < text.length; at += 1) {
      const changed = text.slice(0, at) + (text[at] === 'A' ? 'Q' : 'A') + text.slice(at + 1);
      // The last character carries unused bits: the bytes can be the same.
      const sameBytes = Buffer.from(changed.slice(start), 'base64url').equals(
        Buffer.from(text.slice(start), 'base64url'),
      );
      expect(fault(() => encryption.decrypt(changed, 'c'))).toBe(sameBytes ? 'none' : 'not-authentic');
    }
  });

  it('names a key that is no longer known', () => {
    const text = createEncryption([{ id: 'lost', key: Buffer.alloc(32, 3) }]).encrypt('secret', 'c');
    expect(fault(() => encryption.decrypt(text, 'c'))).toBe('unknown-key');
    expect(() => encryption.decrypt(text, 'c')).toThrow('"lost"');
  });

  it.each(['', 'plain text', 'v1:k2:', 'v1:k2:AAAA', 'v2:k2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'v1::AAAA'])(
    'calls %j malformed',
    (text) => {
      expect(fault(() => encryption.decrypt(text, 'c'))).toBe('malformed');
    },
  );

  it('needs a key', () => {
    expect(() => createEncryption([])).toThrow('ENCRYPTION_KEYS');
  });
});
