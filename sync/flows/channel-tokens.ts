import type { ChannelToken, ChannelTokens } from '../channels/channel.ts';
import { adapterError } from '../core/errors.ts';
import type { ShopId } from '../core/ids.ts';
import { err, ok } from '../core/result.ts';
import { loadAccount, saveToken } from '../persistence/accounts.ts';
import { underLease } from '../persistence/leases.ts';
import { SECOND, type FlowContext } from './context.ts';

const LEASE = 60 * SECOND;
const WAIT = SECOND;
const PATIENCE = 90 * SECOND;

/** The token of one channel account: stored encrypted, shared by all connections and processes, renewed by one at a time. */
export function createChannelTokens(
  context: Pick<FlowContext, 'database' | 'encryption' | 'clock' | 'sleep' | 'owner' | 'scale'>,
  shopId: ShopId,
  accountId: string,
): ChannelTokens {
  const { database, encryption, clock } = context;
  const current = async (): Promise<ChannelToken | null> =>
    database.withShop(shopId, async (tx) => (await loadAccount(tx, encryption, accountId))?.token ?? null);

  return {
    current,
    async renew(stale, create) {
      const patience = clock.now().getTime() + context.scale(PATIENCE);
      while (clock.now().getTime() < patience) {
        const held = await underLease(
          database,
          {
            shopId,
            name: `channel-account/${accountId}`,
            owner: context.owner,
            milliseconds: context.scale(LEASE),
            clock,
          },
          async () => {
            const present = await current();
            if (present && present.id !== stale?.id) return ok(present); // Somebody else was quicker.
            const made = await create();
            if (!made.ok) return made;
            await database.withShop(shopId, (tx) =>
              saveToken(tx, encryption, { id: accountId, token: made.value, now: clock.now() }),
            );
            return made;
          },
        );
        if (!held.busy) return held.value;
        await context.sleep(context.scale(WAIT));
      }
      return err(adapterError('temporary', 'Another process is still signing in to this account. It is tried again.'));
    },
  };
}
