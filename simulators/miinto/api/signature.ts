/**
 * The signature MNT-HMAC-SHA256-1-0, worked out from the reference alone. All parts are lowercase hex and are joined by
 * single line feeds without a trailing one. Texts are taken as latin1, which is how Node hands over the bytes of a
 * request line and of headers: what is hashed is what was on the wire.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export const AUTH_TYPE = 'MNT-HMAC-SHA256-1-0';

export interface SignedParts {
  readonly method: string;
  /** Host name without port. */
  readonly host: string;
  /** Percent-encoded path as sent, without the query. */
  readonly path: string;
  /** Query as sent, without the question mark. */
  readonly query: string;
  readonly channelId: string;
  /** Whole seconds since 1970, decimal. */
  readonly timestamp: string;
  readonly seed: string;
  readonly body: Uint8Array;
}

export interface SignatureSteps {
  readonly resource: string;
  readonly header: string;
  readonly payload: string;
  readonly signature: string;
}

/** @param token used as UTF-8 text, not hex-decoded */
export function signatureSteps(parts: SignedParts, token: string): SignatureSteps {
  const resource = sha256Lines([parts.method, parts.host, parts.path, parts.query]);
  const header = sha256Lines([parts.channelId, parts.timestamp, parts.seed, AUTH_TYPE]);
  const payload = createHash('sha256').update(parts.body).digest('hex');
  const signature = createHmac('sha256', Buffer.from(token, 'utf8'))
    .update([resource, header, payload].join('\n'), 'latin1')
    .digest('hex');
  return { resource, header, payload, signature };
}

function sha256Lines(lines: readonly string[]): string {
  return createHash('sha256')
    .update(Buffer.from(lines.join('\n'), 'latin1'))
    .digest('hex');
}

/** Compares exactly, so upper-case hex is refused. */
export function isSignedWith(token: string, parts: SignedParts, claimed: string): boolean {
  const expected = Buffer.from(signatureSteps(parts, token).signature, 'latin1');
  const given = Buffer.from(claimed, 'latin1');
  return expected.length === given.length && timingSafeEqual(expected, given);
}
