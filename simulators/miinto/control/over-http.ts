/** `POST /_control/<method>` with the argument as JSON, or `GET /_control/<method>?name=value` for those that only read. */
import { readJson, type RawRequest } from '../api/request.ts';
import { bareJson, type Reply } from '../api/reply.ts';
import { queryPairs } from '../api/query.ts';
import { ApiError, badRequest, notFound } from '../errors.ts';
import { isObject } from '../json.ts';
import type { MiintoControl } from './control.ts';

const READABLE = ['state', 'requests', 'faults', 'switches', 'clock'];

/** Answers 200 with what the method gives, or a refusal as `{"error": "…"}`. */
export function answerControl(control: MiintoControl, request: RawRequest): Reply {
  try {
    const name = request.path.slice('/_control/'.length);
    const argument = request.method === 'GET' ? fromQuery(name, request.query) : fromBody(request.body);
    if (!Object.hasOwn(control, name)) throw notFound(`The control API has no ${name}.`);
    // Methods take what comes over HTTP as their own argument; those whose mistakes would mislead check it.
    const methods = control as unknown as Readonly<Record<string, (argument: unknown) => unknown>>;
    return bareJson(200, JSON.stringify(methods[name]?.(argument) ?? {}));
  } catch (error) {
    const status = error instanceof ApiError ? error.status : 400;
    return bareJson(status, JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
  }
}

function fromBody(body: Buffer): unknown {
  const argument = body.length === 0 ? {} : readJson(body);
  if (!isObject(argument)) throw badRequest('The body must be a JSON object.');
  return argument;
}

function fromQuery(name: string, query: string): unknown {
  if (!READABLE.includes(name)) throw new ApiError(405, 405, `Use POST for ${name}.`);
  return Object.fromEntries(queryPairs(query).map(([key, value]) => [key, key === 'last' ? Number(value) : value]));
}
