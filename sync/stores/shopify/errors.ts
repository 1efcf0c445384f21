/** What Shopify's failures mean, translated once into the closed error set. Pure; matches codes, not wording. */
import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import type { HttpFailure, HttpResponse } from '../../platform/http.ts';
import { redactText } from '../../platform/redaction.ts';
import { retryAfterMs } from '../../platform/retry-read.ts';
import type { GraphqlError, UserError } from './envelope.ts';

/** What a call is about. */
export interface Action {
  /** The operation's name in `operations/`, e.g. `CreateOrder`. */
  readonly name: string;
  /** A mutation: a lost reply leaves the outcome open. */
  readonly write: boolean;
}

/** A failure, and whether the same read may succeed in a moment. */
export interface Failed {
  readonly error: AdapterError;
  readonly passing: boolean;
}

/** Longest `Retry-After` that is believed. */
const MAX_PAUSE_MS = 3_600_000;
/** When a 429 names no time. */
const DEFAULT_PAUSE_MS = 2_000;
/** Development and trial stores take five new orders a minute (reference 1.1). */
const ORDER_PAUSE_MS = 60_000;

/** Codes that say that the request itself was refused, wherever in it. */
const NOT_EXECUTED = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'INVALID_FIELD_ARGUMENTS',
  'INVALID_VARIABLE',
  'MAX_COST_EXCEEDED',
  'NOT_FOUND',
  'RESOURCE_NOT_FOUND',
]);

const LOOK_UP = 'We look up what has become of it before anything is sent again.';
const BY_OURSELVES = 'We try again by ourselves.';

/** No answer, or none to its end. */
export function failureOf(failure: HttpFailure, action: Action): Failed {
  const detail = `${action.name}: ${failure.kind}, ${failure.reason}${failure.status === undefined ? '' : ` after HTTP ${failure.status}`}`;
  if (failure.reason === 'invalid-request') {
    return final(adapterError('rejected', "The address of the store's API cannot be used.", { detail }));
  }
  if (failure.kind === 'not-sent') {
    return passing(adapterError('temporary', `Shopify cannot be reached at the moment. ${BY_OURSELVES}`, { detail }));
  }
  if (action.write) return final(unclear(detail));
  if (failure.reason === 'too-large') return final(unreadable(action, detail));
  return passing(adapterError('temporary', `Shopify did not answer in time. ${BY_OURSELVES}`, { detail }));
}

/** A status other than 200 (401 is handled before: a token can be renewed). */
export function statusError(response: HttpResponse, action: Action, now: Date): Failed {
  const { status } = response;
  const detail = `${action.name}: HTTP ${status}: ${plain(response.bodyText, 200)}`;
  switch (status) {
    case 402:
      return final(
        adapterError(
          'forbidden',
          'The store is frozen until its Shopify bill is paid. We go on when it is open again.',
          {
            detail,
          },
        ),
      );
    case 423:
      return final(
        adapterError('forbidden', 'Shopify has locked the store. Contact Shopify; we go on when it is open again.', {
          detail,
        }),
      );
    case 403:
      return final(
        adapterError('forbidden', 'Shopify does not let the app use this store. Open the app once in Shopify Admin.', {
          detail,
        }),
      );
    case 404:
      return final(adapterError('not-found', 'Shopify does not know this store any more.', { detail }));
    case 429:
    case 430: {
      const pauseMs = Math.min(retryAfterMs(response.headers, now) ?? DEFAULT_PAUSE_MS, MAX_PAUSE_MS);
      return final(rateLimited(new Date(now.getTime() + pauseMs), detail));
    }
    case 408:
      if (action.write) return final(unclear(detail));
      return passing(
        adapterError('temporary', `Shopify did not take our request in time. ${BY_OURSELVES}`, { detail }),
      );
  }
  if (status >= 500) {
    if (action.write) return final(unclear(detail));
    return passing(adapterError('temporary', `Shopify has a disturbance. ${BY_OURSELVES}`, { detail }));
  }
  if (status >= 400) return final(refused('Shopify refused our request.', detail));
  return final(unreadable(action, detail));
}

/**
 * What is wrong with an idempotency key (reference 3.3); null when nothing is. They come as user errors where those have
 * codes, otherwise as errors of the whole answer. After `IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED`, which stays readable in
 * the detail, nothing was executed under that key and nothing ever will be: it takes a new one.
 */
export function idempotencyError(
  errors: readonly { readonly code?: string | null | undefined; readonly message: string }[],
): AdapterError | null {
  const error = errors.find(({ code }) => code?.startsWith('IDEMPOTENCY_'));
  if (!error) return null;
  const detail = plain(`${error.code ?? ''}: ${error.message}`);
  switch (error.code) {
    case 'IDEMPOTENCY_CONCURRENT_REQUEST':
      return adapterError('temporary', `Shopify is still working on the same request. ${BY_OURSELVES}`, { detail });
    case 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED':
      return refused('Shopify did not carry out the earlier attempt, so this one was not carried out either.', detail);
    default:
      return refused('Shopify knows this request by other contents and did not carry it out.', detail);
  }
}

/** Top-level GraphQL errors other than THROTTLED. */
export function graphqlError(errors: readonly GraphqlError[], action: Action): Failed {
  const words = errors.map(({ code, message }) => `${code ?? 'no code'}: ${message}`).join('; ');
  const detail = `${action.name}: ${plain(words)}`;
  const aboutKey = idempotencyError(errors);
  if (aboutKey) return final(aboutKey);
  const denied = errors.find(({ code }) => code === 'ACCESS_DENIED');
  if (denied) return final(accessDenied(denied, detail));
  if (errors.some(({ code }) => code === 'SHOP_INACTIVE')) {
    return final(
      adapterError('forbidden', 'The store is not active at Shopify. We go on when it is open again.', { detail }),
    );
  }
  // Errors with a path arose while the operation ran; those without were found before anything was executed.
  const ran = errors.some(({ code, path }) => (path !== null || inside(code)) && !NOT_EXECUTED.has(code ?? ''));
  if (ran && action.write) return final(unclear(detail));
  if (errors.some(({ code, path }) => inside(code) || (code === null && path !== null))) {
    return passing(adapterError('temporary', `Shopify has a disturbance. ${BY_OURSELVES}`, { detail }));
  }
  const field = errors.find(({ problemPath }) => problemPath !== null)?.problemPath;
  return final(refused('Shopify refused our request.', detail, field ?? undefined));
}

function inside(code: string | null): boolean {
  return code === 'INTERNAL_SERVER_ERROR' || code === 'TIMEOUT' || code === 'SERVICE_UNAVAILABLE';
}

function accessDenied(denied: GraphqlError, detail: string): AdapterError {
  const scopes = [...(denied.requiredAccess ?? denied.message).matchAll(/`([a-z_]+)`/g)].map((match) => match[1]);
  const scope = scopes.length === 0 ? 'a permission' : `the permission ${[...new Set(scopes)].join(' or ')}`;
  return adapterError(
    'forbidden',
    `The app lacks ${scope} in this store. Open the app in Shopify Admin and agree to it.`,
    {
      detail,
    },
  );
}

/** Shopify understood the mutation and did not carry it out. */
export function userError(errors: readonly UserError[], what: string, now: Date): AdapterError {
  const [first] = errors;
  const detail = describeUserErrors(errors);
  // No code is documented for the order limit of development stores; the words are those of Shopify's REST answer.
  if (errors.some(({ field, message }) => field === null && /too many|rate limit/i.test(message))) {
    return rateLimited(new Date(now.getTime() + ORDER_PAUSE_MS), detail);
  }
  const said = first ? `: “${plain(first.message, 200)}”.` : ' and gave no reason.';
  return refused(`Shopify refused ${what}${said}`, detail, first?.field ?? undefined);
}

/** For the log. */
function describeUserErrors(errors: readonly UserError[]): string {
  const words = errors.map(({ code, field, message }) => `${code ?? 'no code'} ${field?.join('.') ?? ''}: ${message}`);
  return plain(words.join('; '));
}

export function rateLimited(until: Date, detail: string): AdapterError {
  return adapterError('rate-limited', 'Shopify asked us to slow down. We go on by ourselves in a moment.', {
    detail,
    until,
  });
}

/** The token was refused, also after a new one was fetched. */
export function tokenRefused(action: Action): AdapterError {
  return adapterError(
    'auth',
    'Shopify no longer accepts our sign-in for this store. Open the app once in Shopify Admin.',
    {
      detail: `${action.name}: HTTP 401 with a new token`,
    },
  );
}

/** A reply that is no answer: a web page, cut JSON, wrong types. */
export function unreadable(action: Action, detail: string): AdapterError {
  const consequence = action.write ? ` ${LOOK_UP}` : '';
  return adapterError('unexpected-reply', `Shopify's reply cannot be understood.${consequence}`, {
    detail: `${action.name}: ${plain(detail)}`,
  });
}

function unclear(detail: string): AdapterError {
  return adapterError('unclear', `Shopify did not confirm our request. ${LOOK_UP}`, { detail });
}

function refused(message: string, detail: string, field?: readonly string[]): AdapterError {
  return adapterError('rejected', message, { detail, ...(field === undefined ? {} : { field }) });
}

function passing(error: AdapterError): Failed {
  return { error, passing: true };
}

function final(error: AdapterError): Failed {
  return { error, passing: false };
}

/** Shopify's words, short, without what tells who a buyer is: mail addresses and long numbers such as phones. */
function plain(text: string, length = 500): string {
  const line = text.slice(0, length).replace(/\s+/g, ' ');
  return redactText(line).replace(/\+?\d(?:[\s().-]?\d){6,}/g, '[number]');
}
