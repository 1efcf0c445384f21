/** The app was uninstalled, its scopes changed. */
import { listConnections } from '../../persistence/connections.ts';
import { stopPolls } from '../../persistence/polls.ts';
import { loadShop, setShopState } from '../../persistence/shops.ts';
import type { TopicHandler } from './topic.ts';

/** Late deliveries after a quick reinstall must not stop the shop again. */
export const appUninstalled: TopicHandler = async (tx, delivery, now) => {
  const shop = await loadShop(tx);
  const triggeredAt = delivery.triggeredAt ?? delivery.receivedAt;
  if (shop && shop.installedAt > triggeredAt) return ['ignored', 'The app was installed again after this'];
  await setShopState(tx, 'uninstalled', now);
  for (const connection of await listConnections(tx)) {
    await stopPolls(tx, connection.id);
    await tx.db.connection.update({
      where: { shopId_id: { shopId: tx.shopId, id: connection.id } },
      data: { active: false, message: 'The app was uninstalled. Activate the connection again to go on.' },
    });
  }
  return ['done', null];
};

/** The next call learns what the token may do; nothing is to be done ahead. */
export const scopesUpdated: TopicHandler = () => Promise.resolve(['done', null]);
