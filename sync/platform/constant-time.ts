/** Comparing secrets without telling by the time taken how much of a guess was right. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Whether two secrets are the same text or bytes. Any lengths may be compared. Fails closed: an absent or empty secret
 * equals nothing, so that a forgotten setting never opens a door.
 */
export function secretsEqual(
  given: string | Uint8Array | null | undefined,
  expected: string | Uint8Array | null | undefined,
): boolean {
  if (!given || !expected || given.length === 0 || expected.length === 0) return false;
  // Digests under a throw-away key have one length, so the length of the secret does not show either.
  const key = randomBytes(32);
  const digest = (value: string | Uint8Array): Buffer => createHmac('sha256', key).update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
