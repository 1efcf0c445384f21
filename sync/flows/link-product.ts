import type { ChannelItem } from '../core/channel-types.ts';
import type { ShopId } from '../core/ids.ts';
import { articleKeys, personLink } from '../core/linking.ts';
import { job } from '../jobs/catalog.ts';
import { connectionForPlace, listConnections } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { logCommunication } from '../persistence/journal.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder } from '../persistence/orders.ts';
import { makeDue } from '../persistence/polls.ts';
import {
  dropVariantLinks,
  forgetOfferedLinks,
  releaseArticle,
  saveVariantLink,
  type LinkScope,
} from '../persistence/variant-links.ts';
import type { FlowContext } from './context.ts';

export type LinkOutcome =
  | { readonly kind: 'done' }
  /** Nothing was changed; the sentence says why and what can be done. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'not-found' };

interface Article {
  readonly scope: LinkScope;
  readonly item: ChannelItem;
  readonly keys: readonly string[];
}

const NO_KEY =
  'The channel names neither an item id nor a barcode for this position, so a link could never be found again. Accept or decline it by hand.';

/**
 * *Link product*: a person says which variant of the store an article of the channel is. It counts from now on, for every
 * connection of that channel and store: all held positions of the article are judged anew, and accepted orders that wait
 * for it go on. A link that is frozen on an accepted line stays.
 */
export async function linkProduct(
  context: FlowContext,
  input: { shopId: ShopId; orderId: string; lineId: string; variantRef: string; person: string },
): Promise<LinkOutcome> {
  const article = await articleOf(context, input);
  if (!article) return { kind: 'not-found' };
  const [key] = article.keys;
  if (key === undefined) return { kind: 'refused', message: NO_KEY };
  const store = await context.store(input.shopId, article.scope.storeId);
  const found = await store.catalog.find([{ attribute: { kind: 'variant-id' }, value: input.variantRef }]);
  if (!found.ok) return { kind: 'refused', message: `The product was not linked: ${found.error.message}` };
  const match = found.value[0]?.matches[0];
  if (!match) {
    return { kind: 'refused', message: 'The store does not have this product any more. Choose another one.' };
  }
  const link = personLink(match);
  const now = context.clock.now();
  await context.database.withShop(input.shopId, async (tx) => {
    await saveVariantLink(tx, article.scope, { articleKey: key, link, person: input.person, now });
    await release(tx, article, now);
    await logCommunication(tx, {
      orderId: input.orderId,
      direction: 'inside',
      action: 'Product linked',
      outcome: `${input.person}: “${nameOf(article.item)}” is “${link.title}”`,
      at: now,
    });
  });
  return { kind: 'done' };
}

/** Forgets a person's link. Offered positions are judged anew by the product map and the barcode; accepted ones keep theirs. */
export async function unlinkProduct(
  context: FlowContext,
  input: { shopId: ShopId; orderId: string; lineId: string; person: string },
): Promise<LinkOutcome> {
  const article = await articleOf(context, input);
  if (!article) return { kind: 'not-found' };
  const now = context.clock.now();
  return context.database.withShop(input.shopId, async (tx): Promise<LinkOutcome> => {
    const dropped = await dropVariantLinks(tx, article.scope, article.keys);
    if (dropped === 0)
      return { kind: 'refused', message: 'Nobody has linked this product by hand; nothing was changed.' };
    await forgetOfferedLinks(tx, article.scope, article.item);
    await release(tx, article, now);
    await logCommunication(tx, {
      orderId: input.orderId,
      direction: 'inside',
      action: 'Product unlinked',
      outcome: `${input.person}: the link of “${nameOf(article.item)}” was taken back`,
      at: now,
    });
    return { kind: 'done' };
  });
}

async function articleOf(
  context: FlowContext,
  input: { shopId: ShopId; orderId: string; lineId: string },
): Promise<Article | null> {
  const order = await context.database.withShop(input.shopId, (tx) => loadOrder(tx, input.orderId));
  const line = order?.lines.find((entry) => entry.id === input.lineId);
  if (!order || !line) return null;
  const item = line.item as unknown as ChannelItem;
  return { scope: { storeId: order.storeId, place: placeOf(order) }, item, keys: articleKeys(item) };
}

async function release(tx: ShopTx, { scope, item }: Article, now: Date): Promise<void> {
  const { places, orderIds } = await releaseArticle(tx, scope, { item, now });
  for (const place of places) {
    const connection = await connectionForPlace(tx, place);
    if (!connection?.active) continue;
    tx.enqueue(job('decide-transfers', { shopId: tx.shopId, connectionId: connection.id }, { urgent: true }));
  }
  for (const orderId of orderIds) {
    tx.enqueue(job('import-order', { shopId: tx.shopId, orderId }, { urgent: true }));
  }
  // Its stock can be published now, or must not be any more.
  for (const { id, active, storeId, place } of await listConnections(tx)) {
    const concerned =
      storeId === scope.storeId &&
      place.channel === scope.place.channel &&
      place.environment === scope.place.environment;
    if (active && concerned) await makeDue(tx, { connectionId: id, now, tasks: ['sweep-stock'] });
  }
}

function nameOf({ name, gtin, channelItemId }: ChannelItem): string {
  return name ?? gtin ?? channelItemId ?? 'this article';
}
