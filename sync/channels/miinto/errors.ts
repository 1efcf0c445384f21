import { adapterError } from '../../core/errors.ts';
import type { AdapterError } from '../../core/errors.ts';
import type { HttpFailure, HttpResponse } from '../../platform/http.ts';
import { retryAfterMs } from '../../platform/retry-read.ts';
import { describeBody, failureWordsOf } from './envelope.ts';

/** What a call is about, for sentences and for the communication log. */
export interface Action {
  /** For the communication log, e.g. `Answer transfer 5551`. */
  readonly title: string;
  /** What is asked for, e.g. `transfer 5551`; ends "Miinto does not know …". */
  readonly subject: string;
  /** Whether the call changes something at Miinto, so that a lost reply leaves the outcome open. */
  readonly write: boolean;
}

/** A refusal that a new sign-in may cure, and what it means when it does not. */
export type AuthDoubt = 'refused' | 'forbidden';

/** Longest `Retry-After` that is believed. */
const MAX_PAUSE_MS = 3_600_000;

/** No reply, or none to its end. */
export function errorOfFailure(failure: HttpFailure, action: Action): AdapterError {
  const detail = `${failure.kind}: ${failure.reason}${failure.status === undefined ? '' : ` after HTTP ${failure.status}`}`;
  if (failure.reason === 'invalid-request') {
    return adapterError(
      'rejected',
      'The address of Miinto in the settings cannot be used. Check the MIINTO_*_URL settings.',
      {
        detail,
      },
    );
  }
  if (failure.kind === 'not-sent' && failure.reason === 'aborted') {
    const sentence = 'Our request waited too long for its turn at Miinto. We try again by ourselves.';
    return adapterError('temporary', sentence, { detail });
  }
  if (failure.kind === 'not-sent') {
    return adapterError('temporary', 'Miinto cannot be reached at the moment. We try again by ourselves.', { detail });
  }
  if (action.write) return outcomeOpen(action, detail);
  if (failure.reason === 'too-large') {
    return adapterError('unexpected-reply', `Miinto sent more data than we can take for ${action.subject}.`, {
      detail,
    });
  }
  return adapterError('temporary', 'Miinto did not answer in time. We try again by ourselves.', { detail });
}

/** A reply with a status outside 2xx. `defaultPauseMs` is for a 429 that names no time. */
export function errorOfStatus(response: HttpResponse, action: Action, now: Date, defaultPauseMs: number): AdapterError {
  const words = failureWordsOf(response.bodyText);
  const detail = `HTTP ${response.status}: ${words || describeBody(response.bodyText)}`;
  const said = words ? `: “${words}”.` : '.';
  switch (response.status) {
    case 404:
    case 405:
    case 410:
      return adapterError('not-found', `Miinto does not know ${action.subject}.`, { detail });
    case 409:
    case 412:
    case 423:
      return adapterError('conflict', `At Miinto the state of ${action.subject} has changed in the meantime${said}`, {
        detail,
      });
    case 429: {
      const pauseMs = Math.min(retryAfterMs(response.headers, now) ?? defaultPauseMs, MAX_PAUSE_MS);
      return adapterError('rate-limited', 'Miinto asked us to slow down. We go on by ourselves in a moment.', {
        detail,
        until: new Date(now.getTime() + pauseMs),
      });
    }
    case 408:
    case 425:
      if (action.write) return outcomeOpen(action, detail);
      return adapterError('temporary', 'Miinto did not take our request in time. We try again by ourselves.', {
        detail,
      });
  }
  if (response.status >= 500) {
    if (action.write) return outcomeOpen(action, detail);
    return adapterError('temporary', 'Miinto has a disturbance. We try again by ourselves.', { detail });
  }
  if (response.status >= 400) return refused(action, words, detail);
  return unreadable(action, detail);
}

/** Miinto understood and refused (4xx, or a failure envelope). */
export function refused(action: Action, words: string, detail: string): AdapterError {
  const said = words ? `: “${words}”.` : ' and gave no reason.';
  return adapterError('rejected', `Miinto refused our request about ${action.subject}${said}`, { detail });
}

/** A reply that is no answer: a web page, cut JSON, wrong types, a redirect. */
export function unreadable(action: Action, detail: string): AdapterError {
  const consequence = action.write ? ' We look up what has become of it before anything is sent again.' : '';
  return adapterError(
    'unexpected-reply',
    `Miinto's reply about ${action.subject} cannot be understood.${consequence}`,
    { detail },
  );
}

function outcomeOpen(action: Action, detail: string): AdapterError {
  return adapterError(
    'unclear',
    `Miinto did not confirm our request about ${action.subject}. We look up what has become of it before anything is sent again.`,
    { detail },
  );
}

/** What remains when a fresh sign-in did not help. */
export function accessRefused(doubt: AuthDoubt, action: Action, detail: string): AdapterError {
  return doubt === 'forbidden'
    ? adapterError(
        'forbidden',
        `Miinto does not let this login use ${action.subject}. Check the shop id, or ask Miinto to give the login access.`,
        { detail },
      )
    : adapterError(
        'auth',
        `Miinto accepted the login but still refused our request about ${action.subject}. Enter the login and password again, and check that they belong to this shop.`,
        { detail },
      );
}

/** The login itself is refused. */
export function loginRefused(words: string, detail: string): AdapterError {
  const said = words ? ` It says: “${words}”.` : '';
  return adapterError(
    'auth',
    `Miinto does not accept this login and password.${said} Use the ones of the Miinto admin panel, and check whether test mode is set rightly: test logins differ from live ones.`,
    { detail },
  );
}

/** Whether a refusal is about who we are. Outside 401 and 403 only the words can tell (reference section 8). */
export function authDoubtOf(status: number, words: string): AuthDoubt | null {
  if (status === 401) return 'refused';
  if (status === 403) return 'forbidden';
  const wordsCount = status === 400 || (status >= 200 && status < 300);
  if (!wordsCount) return null;
  if (/\b(forbidden|permission|privilege|not allowed|access denied)/i.test(words)) return 'forbidden';
  return /\b(unauthori[sz]ed|unauthenticated|authenticat\w*|authori[sz]ation|signature|token|channel|credentials|login|log in)\b/i.test(
    words,
  )
    ? 'refused'
    : null;
}
