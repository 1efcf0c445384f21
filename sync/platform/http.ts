/**
 * The one way out over HTTP, on Node's built-in fetch.
 *
 * A call never throws for what happens on the wire; it tells what is known about the request, because that decides
 * whether a write may be sent again: `response` (the other side answered), `not-sent` (it surely never got the
 * request), `unclear` (it may have got it). Writes are never repeated here and redirects are never followed: a signed
 * or authenticated request must not reach another address.
 */
import { systemClock, type Clock } from './clock.ts';
import { BodyTooLarge, readBody } from './http-body.ts';
import { failureOf, TimedOut, type HttpFailureReason } from './http-failure.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  /** Absolute. Sent as it is: what was signed is what is sent, as long as it is already percent-encoded. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The exact text or bytes to send. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** For the whole exchange, until the last byte of the answer. Default: the client's. */
  readonly timeoutMs?: number;
  /** Largest answer read, in bytes. Default: the client's. */
  readonly maxBytes?: number;
  /** The answer is a file: its bytes are given as they came, and no text is made of them. */
  readonly binary?: true;
  /** Ends the call early, e.g. when the process stops. */
  readonly signal?: AbortSignal;
}

/** The other side answered; any status. */
export interface HttpResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly headers: Headers;
  /** Read as UTF-8; bytes that are not become U+FFFD. */
  readonly bodyText: string;
  /** Present when the request was for a file; `bodyText` is empty then. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly durationMs: number;
}

/** No complete answer. */
export interface HttpFailure {
  /** `not-sent`: surely never reached the server. `unclear`: may have been executed. */
  readonly kind: 'not-sent' | 'unclear';
  readonly reason: HttpFailureReason;
  readonly cause: unknown;
  /** Known when the answer began but could not be read to its end. */
  readonly status?: number;
  readonly durationMs: number;
}

export type HttpResult = HttpResponse | HttpFailure;

/** One finished call, for the communication log. Holds credentials and personal data: redact before storing. */
export interface HttpExchange {
  readonly request: HttpRequest;
  readonly startedAt: Date;
  readonly result: HttpResult;
}

export interface HttpClient {
  send(request: HttpRequest): Promise<HttpResult>;
}

export interface HttpClientOptions {
  /** Default 30 000. Connecting alone ends after 10 s by Node's own limit, which then counts as `not-sent`. */
  readonly timeoutMs?: number;
  /** Default 10 MiB. */
  readonly maxBytes?: number;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
  /** Told about each finished call before it returns; what it throws becomes a process warning, never a lost answer. */
  readonly onExchange?: (exchange: HttpExchange) => void | Promise<void>;
}

export function createHttpClient(options: HttpClientOptions = {}): HttpClient {
  const clock = options.clock ?? systemClock;
  return {
    async send(request) {
      const startedAt = clock.now();
      const result = await exchange(request, options);
      try {
        await options.onExchange?.({ request, startedAt, result });
      } catch (error) {
        process.emitWarning(`An HTTP exchange could not be logged: ${String(error)}`);
      }
      return result;
    },
  };
}

async function exchange(request: HttpRequest, options: HttpClientOptions): Promise<HttpResult> {
  const begin = performance.now();
  const durationMs = (): number => Math.round(performance.now() - begin);

  const prepared = prepare(request);
  if ('kind' in prepared) return { ...prepared, durationMs: durationMs() };

  const timeoutMs = request.timeoutMs ?? options.timeoutMs ?? 30_000;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(new TimedOut(timeoutMs)), timeoutMs);
  const signal = request.signal ? AbortSignal.any([timeout.signal, request.signal]) : timeout.signal;
  let status: number | undefined;
  try {
    const response = await (options.fetch ?? globalThis.fetch)(prepared.url, {
      method: request.method,
      headers: prepared.headers,
      redirect: 'manual',
      signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    status = response.status;
    const bytes = await readBody(response, request.maxBytes ?? options.maxBytes ?? 10 * 1024 * 1024);
    const body = request.binary ? { bodyText: '', bytes } : { bodyText: new TextDecoder('utf-8').decode(bytes) };
    return { kind: 'response', status, headers: response.headers, ...body, durationMs: durationMs() };
  } catch (error) {
    const cause: unknown = signal.aborted && !(error instanceof BodyTooLarge) ? signal.reason : error;
    const failure = failureOf(cause, { aborted: request.signal?.aborted === true && !timeout.signal.aborted });
    // An answer that has begun proves that the request arrived.
    return status === undefined
      ? { ...failure, cause, durationMs: durationMs() }
      : { ...failure, kind: 'unclear', cause, status, durationMs: durationMs() };
  } finally {
    clearTimeout(timer);
  }
}

/** Everything that can be wrong with the request itself comes out here, before a byte is sent. */
function prepare(request: HttpRequest): { url: string; headers: Headers } | Omit<HttpFailure, 'durationMs'> {
  if (request.signal?.aborted) return { kind: 'not-sent', reason: 'aborted', cause: request.signal.reason };
  try {
    const { protocol } = new URL(request.url);
    if (protocol !== 'http:' && protocol !== 'https:') throw new TypeError(`Not an HTTP address: ${protocol}`);
    return { url: request.url, headers: new Headers(request.headers) };
  } catch (cause) {
    return { kind: 'not-sent', reason: 'invalid-request', cause };
  }
}
