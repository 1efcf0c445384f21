import type { AdapterError } from '../../core/errors.ts';
import { adapterError } from '../../core/errors.ts';
import type { ChannelEnvironment } from '../../core/ids.ts';
import type { Result } from '../../core/result.ts';
import { err } from '../../core/result.ts';
import type { ChannelCredentials, ChannelToken } from '../channel.ts';
import { addressOf, controlHeaders } from './addressing.ts';
import { readEnvelope } from './envelope.ts';
import type { Reading } from './envelope.ts';
import { loginRefused } from './errors.ts';
import type { MiintoDeps } from './settings.ts';
import type { Transport } from './transport.ts';
import { channelWire } from './wire.ts';

export interface SignedIn {
  readonly token: ChannelToken;
  /** In one of the layouts that privileges.ts reads. */
  readonly privileges: unknown;
}

/** Makes a new channel (reference 2.1); not signed, safe to repeat. `auth` when the login is refused. */
export async function signIn(
  deps: MiintoDeps,
  transport: Transport,
  environment: ChannelEnvironment,
  credentials: ChannelCredentials,
): Promise<Result<SignedIn, AdapterError>> {
  const action = { title: 'Sign in', subject: 'this login', write: false };
  const target = addressOf(deps, { environment, service: 'auth', path: 'channels', action });
  if (!target.ok) return target;
  const body = JSON.stringify({ identifier: credentials.login, secret: credentials.password });
  const { result, refusal } = await transport.exchange(
    {
      environment,
      locationId: null,
      bucket: transport.accountBucket(environment, credentials.login),
      action,
      repeatable: true,
      build: () => ({ method: 'POST', url: target.value.url, headers: controlHeaders(deps, 'auth'), body }),
    },
    readChannel,
  );
  if (result.ok || refusal === null) return result;
  const { kind, detail = '' } = result.error;
  if (kind === 'not-found' && refusal.words === '') {
    return err(adapterError('unexpected-reply', 'There is no sign-in at the address set for Miinto.', { detail }));
  }
  // Whatever Miinto refuses here it refuses because of the login: nothing else is in the request.
  return err(loginRefused(refusal.words, detail));
}

function readChannel(bodyText: string): Reading<SignedIn> {
  const envelope = readEnvelope(bodyText);
  if (envelope.kind !== 'value') return envelope;
  const parsed = channelWire.safeParse(envelope.value.data);
  if (!parsed.success) return { kind: 'unreadable', why: 'a channel without id or token' };
  const { id, token, privileges } = parsed.data;
  return { kind: 'value', value: { token: { id, secret: token }, privileges } };
}
