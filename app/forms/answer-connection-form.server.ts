import type { ChannelKey, ShopId } from '#sync/core/ids.ts';
import type { AppContainer, Person } from '../container-types.ts';
import type { FormErrors, LocationChoice } from '../views/connection-form.ts';
import { connectionIntent, parseConnection, parseDryRun, parseLogin } from './connection-form.server.ts';

export type FormAnswer =
  | { readonly kind: 'saved'; readonly to: string }
  /** No such connection in this shop. */
  | { readonly kind: 'not-found' }
  | {
      readonly kind: 'reply';
      readonly status: 200 | 422;
      readonly reply:
        | { readonly kind: 'stores'; readonly locations: readonly LocationChoice[]; readonly notice: string | null }
        | { readonly kind: 'dry-run'; readonly id: string }
        | { readonly kind: 'invalid'; readonly errors: FormErrors };
    };

/** What a posted connection form leads to, the same for new and existing connections. */
export async function answerConnectionForm(
  form: FormData,
  about: {
    readonly shopId: ShopId;
    readonly person: Person;
    readonly container: Pick<AppContainer, 'connections' | 'dryRuns' | 'clock'>;
    readonly channel: ChannelKey;
    /** Null while it is being added. */
    readonly connectionId: string | null;
  },
): Promise<FormAnswer> {
  const { shopId, container, channel, connectionId } = about;
  const intent = connectionIntent(form);

  if (intent === 'get-stores') {
    const login = parseLogin(form, connectionId !== null);
    if (!('login' in login)) return invalid(login);
    const result = await container.connections.getLocations(shopId, { ...login, channel, connectionId });
    switch (result.kind) {
      case 'found':
        return {
          kind: 'reply',
          status: 200,
          reply: { kind: 'stores', locations: result.locations, notice: result.notice },
        };
      case 'invalid':
        return invalid(result.errors);
      case 'not-found':
        return { kind: 'not-found' };
    }
  }

  if (intent === 'dry-run') {
    return connectionId === null
      ? invalid({ fields: {}, form: 'A new connection has no offers yet to try settings on. Save it first.' })
      : tryOut(form, { ...about, connectionId });
  }

  const parsed = parseConnection(form, { channel, existing: connectionId !== null, now: container.clock.now() });
  if (parsed.kind === 'invalid') return invalid(parsed.errors);
  const result =
    connectionId === null
      ? await container.connections.create(shopId, parsed.input)
      : await container.connections.update(shopId, connectionId, parsed.input);
  switch (result.kind) {
    case 'saved':
      return {
        kind: 'saved',
        to: intent === 'save-and-continue' ? `/app/connections/${result.id}?saved=1` : '/app/connections?saved=1',
      };
    case 'invalid':
      return invalid(result.errors);
    case 'not-found':
      return { kind: 'not-found' };
  }
}

async function tryOut(
  form: FormData,
  { shopId, person, container, connectionId }: Parameters<typeof answerConnectionForm>[1] & { connectionId: string },
): Promise<FormAnswer> {
  const parsed = parseDryRun(form, container.clock.now());
  if (parsed.kind === 'invalid') return invalid(parsed.errors);
  const { settings, days } = parsed;
  const result = await container.dryRuns.start(shopId, { connectionId, settings, days, person });
  switch (result.kind) {
    case 'started':
      return { kind: 'reply', status: 200, reply: { kind: 'dry-run', id: result.id } };
    case 'refused':
      return invalid({ fields: {}, form: result.message });
    case 'not-found':
      return { kind: 'not-found' };
  }
}

function invalid(errors: FormErrors): FormAnswer {
  return { kind: 'reply', status: 422, reply: { kind: 'invalid', errors } };
}
