import type { ChannelCredentials } from '../channels/channel.ts';
import { adapterError, type AdapterError } from '../core/errors.ts';
import type { ChannelLocation } from '../core/channel-types.ts';
import type { ChannelEnvironment, ChannelKey, ShopId } from '../core/ids.ts';
import { err, ok, type Result } from '../core/result.ts';
import { loadAccount } from '../persistence/accounts.ts';
import type { FlowContext } from './context.ts';

export interface SignInRequest {
  readonly shopId: ShopId;
  readonly channel: ChannelKey;
  readonly environment: ChannelEnvironment;
  readonly login: string;
  /** Empty with `accountId`: the stored password is used. */
  readonly password: string;
  readonly accountId: string | null;
}

/** *Get available stores*: signs in with what was entered and lists the channel locations. Saves nothing. */
export async function listChannelLocations(
  context: FlowContext,
  request: SignInRequest,
): Promise<Result<{ readonly locations: readonly ChannelLocation[]; readonly notice: string | null }, AdapterError>> {
  const channel = context.channel(request.channel);
  if (!channel) return err(adapterError('rejected', 'This channel is not available yet.'));
  const credentials = await credentialsOf(context, request);
  if (!credentials) return err(adapterError('auth', 'Enter the password of your account.'));
  const reply = await channel.locations({ environment: request.environment, credentials });
  if (!reply.ok) return reply;
  return ok({ locations: reply.value.locations, notice: reply.value.notice });
}

export async function credentialsOf(context: FlowContext, request: SignInRequest): Promise<ChannelCredentials | null> {
  if (request.password !== '') return { login: request.login, password: request.password };
  const { accountId } = request;
  if (accountId === null) return null;
  const account = await context.database.withShop(request.shopId, (tx) =>
    loadAccount(tx, context.encryption, accountId),
  );
  // A stored password is never tried with another login.
  return account && account.credentials.login === request.login ? account.credentials : null;
}
