import { z } from 'zod';
import type { ChannelEnvironment, ChannelKey, ShopId } from '../core/ids.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import type { ShopTx } from './database.ts';

const credentials = z.object({ login: z.string(), password: z.string() });
const token = z.object({ id: z.string(), secret: z.string() });

/** One login at a channel, opened. Secret: never log it, never send it to a browser. */
export interface AccountView {
  readonly id: string;
  readonly channel: ChannelKey;
  readonly environment: ChannelEnvironment;
  readonly credentials: z.infer<typeof credentials>;
  readonly token: z.infer<typeof token> | null;
}

const credentialsContext = (shopId: ShopId, id: string) => `channel-account:${shopId}:${id}:credentials`;
const tokenContext = (shopId: ShopId, id: string) => `channel-account:${shopId}:${id}:token`;

export async function loadAccount(tx: ShopTx, encryption: Encryption, id: string): Promise<AccountView | null> {
  const row = await tx.db.channelAccount.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
  if (!row) return null;
  return {
    id,
    channel: row.channel as ChannelKey,
    environment: row.environment as ChannelEnvironment,
    credentials: credentials.parse(
      JSON.parse(encryption.decrypt(row.credentialsEnc, credentialsContext(tx.shopId, id))),
    ),
    token: row.tokenEnc ? token.parse(JSON.parse(encryption.decrypt(row.tokenEnc, tokenContext(tx.shopId, id)))) : null,
  };
}

/** Makes the account, or replaces the password and token of the one with this login. Returns its id. */
export async function saveAccount(
  tx: ShopTx,
  encryption: Encryption,
  input: {
    channel: ChannelKey;
    environment: ChannelEnvironment;
    credentials: AccountView['credentials'];
    token: AccountView['token'];
    now: Date;
  },
): Promise<string> {
  const identity = {
    shopId: tx.shopId,
    channel: input.channel,
    environment: input.environment,
    login: input.credentials.login,
  };
  const existing = await tx.db.channelAccount.findFirst({ where: identity, select: { id: true } });
  const id = existing?.id ?? newId();
  const secrets = {
    credentialsEnc: encryption.encrypt(JSON.stringify(input.credentials), credentialsContext(tx.shopId, id)),
    tokenEnc: input.token ? encryption.encrypt(JSON.stringify(input.token), tokenContext(tx.shopId, id)) : null,
    tokenAt: input.token ? input.now : null,
  };
  if (existing) {
    await tx.db.channelAccount.update({ where: { shopId_id: { shopId: tx.shopId, id } }, data: secrets });
  } else {
    await tx.db.channelAccount.create({ data: { ...identity, id, ...secrets, createdAt: input.now } });
  }
  return id;
}

export async function saveToken(
  tx: ShopTx,
  encryption: Encryption,
  input: { id: string; token: NonNullable<AccountView['token']>; now: Date },
): Promise<void> {
  await tx.db.channelAccount.update({
    where: { shopId_id: { shopId: tx.shopId, id: input.id } },
    data: {
      tokenEnc: encryption.encrypt(JSON.stringify(input.token), tokenContext(tx.shopId, input.id)),
      tokenAt: input.now,
    },
  });
}
