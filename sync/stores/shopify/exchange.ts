/** One request to the Admin API: graphql-request writes it, our HTTP client sends it and knows what became of it. */
import { GraphQLClient } from 'graphql-request';
import { print } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { HttpClient, HttpFailure, HttpResponse } from '../../platform/http.ts';
import { envelope } from './envelope.ts';
import type { Cost, GraphqlError } from './envelope.ts';
import { failureOf, graphqlError, statusError, unreadable } from './errors.ts';
import type { Action, Failed } from './errors.ts';

/** What one request came to. */
export type Outcome =
  | { readonly kind: 'data'; readonly data: unknown; readonly cost: Cost | null }
  /** HTTP 401: surely not executed. */
  | { readonly kind: 'token-refused' }
  /** Surely not executed. */
  | { readonly kind: 'throttled'; readonly cost: Cost | null }
  | ({ readonly kind: 'failed'; readonly cost: Cost | null } & Failed);

export interface Request {
  readonly url: string;
  readonly token: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly action: Action;
  readonly now: () => Date;
}

/** Thrown through graphql-request so that nothing of what is known about the request is lost on the way. */
class NoAnswer extends Error {
  readonly failure: HttpFailure;
  constructor(failure: HttpFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}
class OtherStatus extends Error {
  readonly response: HttpResponse;
  constructor(response: HttpResponse) {
    super(`HTTP ${response.status}`);
    this.response = response;
  }
}

export async function exchange(http: HttpClient, request: Request): Promise<Outcome> {
  const { url, token, document, variables, action, now } = request;
  const client = new GraphQLClient(url, {
    errorPolicy: 'all',
    headers: { 'X-Shopify-Access-Token': token, Accept: 'application/json' },
    fetch: (_url, init) => viaHttp(http, url, init),
  });
  let reply: unknown;
  try {
    reply = await client.rawRequest({ query: print(document), variables });
  } catch (error) {
    if (error instanceof NoAnswer) return { kind: 'failed', cost: null, ...failureOf(error.failure, action) };
    if (error instanceof OtherStatus) {
      if (error.response.status === 401) return { kind: 'token-refused' };
      return { kind: 'failed', cost: null, ...statusError(error.response, action, now()) };
    }
    // The words of a failed JSON.parse quote the reply, which may hold an address.
    const detail = error instanceof SyntaxError ? 'no JSON' : String(error);
    return { kind: 'failed', cost: null, passing: false, error: unreadable(action, detail) };
  }
  return read(reply, action);
}

async function viaHttp(http: HttpClient, url: string, init: RequestInit | undefined): Promise<Response> {
  const result = await http.send({
    method: 'POST',
    url,
    headers: Object.fromEntries(new Headers(init?.headers)),
    body: typeof init?.body === 'string' ? init.body : '',
  });
  if (result.kind !== 'response') throw new NoAnswer(result);
  if (result.status !== 200) throw new OtherStatus(result);
  return new Response(result.bodyText, { status: 200, headers: result.headers });
}

function read(reply: unknown, action: Action): Outcome {
  const parsed = envelope.safeParse(reply);
  if (!parsed.success) {
    return { kind: 'failed', cost: null, passing: false, error: unreadable(action, parsed.error.message) };
  }
  const { data, errors, extensions } = parsed.data;
  const cost = extensions?.cost ?? null;
  if (errors.some(isThrottled)) return { kind: 'throttled', cost };
  if (errors.length > 0) return { kind: 'failed', cost, ...graphqlError(errors, action) };
  return { kind: 'data', data, cost };
}

function isThrottled({ code, message }: GraphqlError): boolean {
  return code === 'THROTTLED' || (code === null && message === 'Throttled');
}
