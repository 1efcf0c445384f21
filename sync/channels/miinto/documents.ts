/**
 * Files that an order links to. Where they lie is not known (reference miinto-api 5.2): on Miinto's own hosts the request
 * is signed like any other; elsewhere only https is asked, without anything that names us.
 */
import type { ChannelDocument } from '../../core/channel-types.ts';
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { isIP } from 'node:net';
import type { ChannelAccess } from '../channel.ts';
import type { MiintoClient } from './client.ts';
import { accessRefused, errorOfFailure, errorOfStatus, type Action } from './errors.ts';
import type { MiintoDeps, MiintoService } from './settings.ts';
import type { HttpResult } from '../../platform/http.ts';

/** Larger files are no labels. */
const MAX_BYTES = 20 * 1024 * 1024;
const MOST_REDIRECTS = 3;
const TIMEOUT_MS = 30_000;
const PAUSE_MS = 60_000;

const ACTION: Action = { title: 'Fetch a document', subject: 'this document', write: false };

const UNSIGNED = { Accept: 'application/pdf' };

type File = { readonly contentType: string | null; readonly bytes: Uint8Array<ArrayBuffer> };

/** Fetches the file behind a {@link ChannelDocument}'s address. The address is never logged: it may carry a secret. */
export async function fetchDocument(
  deps: MiintoDeps,
  client: MiintoClient,
  access: ChannelAccess,
  address: ChannelDocument['url'],
): Promise<Result<File, AdapterError>> {
  let url = URL.parse(address);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const service = url && ownService(deps, access, url);
    if (!url || !(service || isPublic(url))) return err(refusedAddress());
    const { href } = url;
    const send = (headers: Record<string, string>): Promise<HttpResult> =>
      deps.http.send({
        method: 'GET',
        url: href,
        headers,
        binary: true,
        maxBytes: MAX_BYTES,
        timeoutMs: (deps.timeoutMs ?? TIMEOUT_MS) / (deps.timeScale ?? 1),
      });
    const sent = service ? await client.signedGet(access, service, url, send) : ok(await send(UNSIGNED));
    if (!sent.ok) return sent;
    const reply = sent.value;
    if (reply.kind !== 'response') {
      return err(reply.reason === 'too-large' ? tooLarge() : errorOfFailure(reply, ACTION));
    }
    const target = reply.headers.get('location');
    if (reply.status >= 300 && reply.status < 400 && target !== null) {
      url = URL.parse(target, url.href);
      continue;
    }
    if (service && (reply.status === 401 || reply.status === 403)) {
      return err(accessRefused(reply.status === 401 ? 'refused' : 'forbidden', ACTION, `HTTP ${reply.status}`));
    }
    if (reply.status < 200 || reply.status > 299) {
      return err(errorOfStatus(reply, ACTION, deps.clock.now(), PAUSE_MS / (deps.timeScale ?? 1)));
    }
    return ok({ contentType: reply.headers.get('content-type'), bytes: reply.bytes ?? new Uint8Array() });
  }
  return err(adapterError('rejected', 'The document’s address leads from one place to the next without end.'));
}

/** Files belong to orders, so that service is meant when several share a host. */
const SERVICES: readonly MiintoService[] = ['order', 'product', 'stock', 'auth'];

/** The service of Miinto that this address belongs to, by the configured hosts. */
function ownService(deps: MiintoDeps, access: ChannelAccess, url: URL): MiintoService | null {
  const hosts = deps.hosts(access.environment);
  const isHost = (base: string | undefined) => base !== undefined && new URL(base).origin === url.origin;
  return SERVICES.find((service) => isHost(hosts[service])) ?? null;
}

/** An order must not be able to make us ask something inside our own network. */
function isPublic({ protocol, hostname }: URL): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'https:' && isIP(bare) === 0 && hostname.includes('.') && !/\.(local|internal)$/i.test(hostname);
}

function refusedAddress(): AdapterError {
  return adapterError('rejected', 'The document’s address is not one that is asked from here: https on a public host.');
}

function tooLarge(): AdapterError {
  return adapterError('rejected', `The document is larger than ${MAX_BYTES / 1024 / 1024} MB, so it was not taken.`);
}
