/** What a failed fetch says about the request: did it surely stay here, or may it have arrived? */

export type HttpFailureReason =
  | 'invalid-request'
  | 'dns'
  /** Refused, unreachable, or no connection within Node's connect limit. */
  | 'connect'
  | 'tls'
  | 'timeout'
  | 'aborted'
  | 'too-large'
  /** The connection was reset or the answer cut. */
  | 'broken';

/** The client's own time limit for the whole exchange ran out. */
export class TimedOut extends Error {
  constructor(timeoutMs: number) {
    super(`No complete answer within ${timeoutMs} ms.`);
    this.name = 'TimedOut';
  }
}

/** Certificate checks happen before a byte of HTTP is sent. Names: Node's documentation, TLS, "X509 certificate error codes". */
const CERTIFICATE =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)/;

/** Codes of undici, the library behind fetch, and of Node for requests that never left. */
const UNUSABLE = new Set(['ERR_INVALID_URL', 'UND_ERR_INVALID_ARG', 'ERR_INVALID_ARG_TYPE', 'ERR_INVALID_CHAR']);

interface Classified {
  readonly kind: 'not-sent' | 'unclear';
  readonly reason: HttpFailureReason;
}

/** @param facts.aborted the caller ended the call */
export function failureOf(error: unknown, facts: { readonly aborted: boolean }): Classified {
  if (facts.aborted) return { kind: 'unclear', reason: 'aborted' };
  if (error instanceof TimedOut) return { kind: 'unclear', reason: 'timeout' };
  const unsent = unsentReason(error);
  if (unsent) return { kind: 'not-sent', reason: unsent };
  return { kind: 'unclear', reason: isNamed(error, 'BodyTooLarge') ? 'too-large' : 'broken' };
}

function unsentReason(error: unknown): HttpFailureReason | undefined {
  if (!(error instanceof Error)) return undefined;
  // Several addresses were tried (IPv4 and IPv6): all attempts must have stayed here.
  if (error instanceof AggregateError && error.errors.length > 0) {
    const reasons = error.errors.map(unsentReason);
    return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
  }
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'getaddrinfo') return 'dns';
  if (syscall === 'connect' || code === 'UND_ERR_CONNECT_TIMEOUT') return 'connect';
  if (code !== undefined && CERTIFICATE.test(code)) return 'tls';
  if (code !== undefined && UNUSABLE.has(code)) return 'invalid-request';
  // Ports that fetch itself forbids, such as 25.
  if (error.message === 'bad port') return 'invalid-request';
  return error.cause === undefined ? undefined : unsentReason(error.cause);
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
