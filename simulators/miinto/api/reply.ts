/** Answers: envelope, failure envelope, and the bare streamed list of the product map. */
import type { ApiError } from '../errors.ts';
import { serialise, type WireValue } from '../json.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Pieces are streamed, as latin1 where they are part of a file. */
  readonly body: string | Uint8Array | Iterable<string>;
  /** The length that is announced where it is not the true one: the connection breaks before it is reached. */
  readonly announced?: number;
}

const JSON_TYPE = { 'content-type': 'application/json' };

export function success(version: string, data: WireValue, totalItemCount?: number | string): Reply {
  const body = serialise({ meta: { status: 'success', version, totalItemCount }, data });
  return { status: 200, headers: JSON_TYPE, body };
}

export function failure(version: string, error: ApiError, status: number): Reply {
  const body = serialise({
    meta: { status: 'failure', version },
    data: { errors: [{ code: error.code, message: error.message }] },
  });
  return { status, headers: { ...JSON_TYPE, ...error.headers }, body };
}

export function bareJson(status: number, body: string | Iterable<string>): Reply {
  return { status, headers: JSON_TYPE, body };
}

export function html(status: number): Reply {
  const body = `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>Be right back</h1></body></html>\n`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** Enough of the longest answer; some never end. */
const MOST_PIECES = 64;

export function bodyText({ body }: Reply): string {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString('latin1');
  const pieces: string[] = [];
  for (const piece of body) {
    if (pieces.length === MOST_PIECES) break;
    pieces.push(piece);
  }
  return pieces.join('');
}
