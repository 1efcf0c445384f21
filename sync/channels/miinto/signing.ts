import { createHash, createHmac } from 'node:crypto';
import type { ChannelToken } from '../channel.ts';

const AUTH_TYPE = 'MNT-HMAC-SHA256-1-0';

/** Everything the signature covers, exactly as sent (reference miinto-api 2.4). */
export interface Signable {
  /** Upper case. */
  readonly method: string;
  /** Host name, no scheme, no port. */
  readonly host: string;
  /** Percent-encoded form, query excluded; a trailing slash counts. */
  readonly path: string;
  /** As sent, without `?`, not sorted; empty when there is none. */
  readonly query: string;
  /** The very text that is sent; empty for no body. */
  readonly body: string;
  readonly token: ChannelToken;
  /** Unix time in whole seconds. */
  readonly timestamp: number;
  readonly seed: string;
}

export interface Signature {
  readonly resourceHash: string;
  readonly headerHash: string;
  readonly payloadHash: string;
  readonly signature: string;
}

/** Miinto's request signature: HMAC over three SHA-256 hex texts, with the token as a UTF-8 key (not hex-decoded). */
export function sign(request: Signable): Signature {
  const resourceHash = sha256([request.method, request.host, request.path, request.query].join('\n'));
  const headerHash = sha256([request.token.id, String(request.timestamp), request.seed, AUTH_TYPE].join('\n'));
  const payloadHash = sha256(request.body);
  const signature = createHmac('sha256', request.token.secret)
    .update([resourceHash, headerHash, payloadHash].join('\n'))
    .digest('hex');
  return { resourceHash, headerHash, payloadHash, signature };
}

/** The headers that carry the signature. */
export function authHeaders(request: Signable): Record<string, string> {
  return {
    'Miinto-Api-Auth-ID': request.token.id,
    'Miinto-Api-Auth-Timestamp': String(request.timestamp),
    'Miinto-Api-Auth-Seed': request.seed,
    'Miinto-Api-Auth-Type': AUTH_TYPE,
    'Miinto-Api-Auth-Signature': sign(request).signature,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
