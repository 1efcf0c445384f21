import type { ChannelKey, ShopId } from '#sync/core/ids.ts';
import type { AppContainer } from '../container-types.ts';
import { notFound } from '../session.server.ts';
import type { FormErrors, LocationChoice } from '../views/connection-form.ts';
import { connectionIntent, parseConnection, parseLogin } from './connection-form.server.ts';

export type FormAnswer =
  | { readonly kind: 'saved'; readonly to: string }
  | {
      readonly kind: 'reply';
      readonly status: 200 | 422;
      readonly reply:
        | { readonly kind: 'stores'; readonly locations: readonly LocationChoice[]; readonly notice: string | null }
        | { readonly kind: 'invalid'; readonly errors: FormErrors };
    };

/** What a posted connection form leads to, the same for new and existing connections. Throws 404 for an unknown one. */
export async function answerConnectionForm(
  form: FormData,
  about: {
    readonly shopId: ShopId;
    readonly container: Pick<AppContainer, 'connections' | 'clock'>;
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
        throw notFound('This connection');
    }
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
      throw notFound('This connection');
  }
}

function invalid(errors: FormErrors): FormAnswer {
  return { kind: 'reply', status: 422, reply: { kind: 'invalid', errors } };
}
