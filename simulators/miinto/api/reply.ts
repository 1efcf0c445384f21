/** Answers: envelope, failure envelope, and the bare streamed list of the product map. */
import type { ApiError } from '../errors.ts';
import { serialise, type WireValue } from '../json.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Pieces are streamed. */
  readonly body: string | Iterable<string>;
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

export function bodyText(reply: Reply): string {
  return typeof reply.body === 'string' ? reply.body : [...reply.body].join('');
}
