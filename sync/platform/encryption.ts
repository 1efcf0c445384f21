/**
 * Encryption of credentials, tokens and stored bodies: AES-256-GCM, a fresh 96-bit IV per text.
 *
 * Written form: `v1:<key id>:<base64url of IV, ciphertext, 16-byte tag>`. Version, key id and the caller's context are
 * authenticated too, so a text moved to another row, shop or purpose does not decrypt.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { EncryptionKey } from './env-values.ts';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** `unknown-key`: its key is not among ENCRYPTION_KEYS. `not-authentic`: changed, cut, or of another context. */
export type DecryptionFault = 'malformed' | 'unknown-key' | 'not-authentic';

/** A text that cannot be decrypted; the message holds no part of it. */
export class DecryptionError extends Error {
  readonly fault: DecryptionFault;

  constructor(fault: DecryptionFault, message: string) {
    super(message);
    this.name = 'DecryptionError';
    this.fault = fault;
  }
}

export interface Encryption {
  /** @param context what the text is and whose, such as `channel-account:<id>:password`; the same is needed to decrypt */
  encrypt(plainText: string, context: string): string;
  /** Works with every known key. @throws DecryptionError */
  decrypt(encrypted: string, context: string): string;
  /** Whether the text was written with another key than the newest and should be written again. */
  isOutdated(encrypted: string): boolean;
}

/** @param keys newest first; the first encrypts, all decrypt */
export function createEncryption(keys: readonly EncryptionKey[]): Encryption {
  const [newest] = keys;
  if (!newest) throw new Error('Encryption needs at least one key (ENCRYPTION_KEYS).');

  return {
    encrypt(plainText, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, newest.key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(authenticated(newest.id, context));
      const body = Buffer.concat([iv, cipher.update(plainText, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${VERSION}:${newest.id}:${body.toString('base64url')}`;
    },

    decrypt(encrypted, context) {
      const { keyId, body } = parts(encrypted);
      const key = keys.find((known) => known.id === keyId);
      if (!key) {
        throw new DecryptionError(
          'unknown-key',
          `The key "${keyId}" that encrypted this is not in ENCRYPTION_KEYS. Add it back behind the newest key.`,
        );
      }
      const decipher = createDecipheriv(ALGORITHM, key.key, body.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(authenticated(keyId, context));
      decipher.setAuthTag(body.subarray(-TAG_BYTES));
      try {
        const opened = [decipher.update(body.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
        return Buffer.concat(opened).toString('utf8');
      } catch {
        throw new DecryptionError(
          'not-authentic',
          `A text encrypted with key "${keyId}" was changed, belongs to another context, or the key has another value.`,
        );
      }
    },

    isOutdated: (encrypted) => parts(encrypted).keyId !== newest.id,
  };
}

function authenticated(keyId: string, context: string): Buffer {
  return Buffer.from(`${VERSION}:${keyId}:${context}`, 'utf8');
}

function parts(encrypted: string): { keyId: string; body: Buffer } {
  const [, keyId, base64] = /^v1:([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]+)$/.exec(encrypted) ?? [];
  const body = Buffer.from(base64 ?? '', 'base64url');
  if (keyId === undefined || body.length < IV_BYTES + TAG_BYTES) {
    throw new DecryptionError('malformed', 'This is not a text encrypted by this app (v1:key id:base64url).');
  }
  return { keyId, body };
}
