/** A request as it came over the wire: nothing decoded, nothing normalised. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { badRequest, ApiError, CODE } from '../errors.ts';

export interface RawRequest {
  readonly method: string;
  /** Path and query of the request line; latin1 text of the bytes received. */
  readonly target: string;
  /** Percent-encoded. */
  readonly path: string;
  /** After the first question mark, empty without one. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  /** Host name of the Host header without the port, lower case. */
  readonly host: string;
  readonly body: Buffer;
}

const MAX_BODY_BYTES = 20 * 1024 * 1024;

/** @throws ApiError 413 when the body is too large */
export async function readRequest(message: IncomingMessage): Promise<RawRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new ApiError(413, CODE.request, 'The body is too large.');
  // A proxy-style request line carries scheme and host before the path.
  const target = (message.url ?? '/').replace(/^https?:\/\/[^/?]*/i, '');
  const mark = target.indexOf('?');
  return {
    method: message.method ?? 'GET',
    target,
    path: mark === -1 ? target : target.slice(0, mark),
    query: mark === -1 ? '' : target.slice(mark + 1),
    headers: message.headers,
    host: (message.headers.host ?? '').replace(/:\d*$/, '').toLowerCase(),
    body: Buffer.concat(chunks),
  };
}

/** @throws ApiError 400 when the body is not UTF-8 JSON */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw badRequest('The body is not valid JSON.');
  }
}

/** Path segments, percent-decoded; null where that is impossible. */
export function segmentsOf(path: string): string[] | null {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}
