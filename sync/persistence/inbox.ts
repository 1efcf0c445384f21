import type { Inbox } from '@prisma/client';
import type { ShopId } from '../core/ids.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import { isUniqueViolation, type Database, type ShopTx } from './database.ts';

export interface Delivery {
  readonly source: 'shopify';
  readonly shopId: ShopId;
  /** Unique per delivery: duplicates are told by it. */
  readonly webhookId: string;
  readonly topic: string;
  readonly eventId: string | null;
  readonly triggeredAt: Date | null;
  readonly body: string;
}

const bodyContext = (shopId: string, id: string) => `inbox:${shopId}:${id}`;

/** Keeps a verified delivery together with its job; a repeated one changes nothing. */
export async function receiveDelivery(
  database: Database,
  encryption: Encryption,
  delivery: Delivery,
  now: Date,
): Promise<'new' | 'duplicate'> {
  const id = newId();
  try {
    await database.withShop(delivery.shopId, async (tx) => {
      await tx.db.inbox.create({
        data: {
          shopId: delivery.shopId,
          id,
          source: delivery.source,
          webhookId: delivery.webhookId,
          topic: delivery.topic,
          eventId: delivery.eventId,
          triggeredAt: delivery.triggeredAt,
          receivedAt: now,
          bodyEnc: encryption.encrypt(delivery.body, bodyContext(delivery.shopId, id)),
          state: 'received',
        },
      });
      tx.enqueue({ name: 'work-inbox', data: { shopId: delivery.shopId, inboxId: id } });
    });
    return 'new';
  } catch (error) {
    if (isUniqueViolation(error)) return 'duplicate';
    throw error;
  }
}

/** A delivery as it is worked on, its body parsed. */
export type KeptDelivery = Inbox & { readonly body: unknown };

export async function loadDelivery(tx: ShopTx, encryption: Encryption, id: string): Promise<KeptDelivery | null> {
  const row = await tx.db.inbox.findUnique({ where: { shopId_id: { shopId: tx.shopId, id } } });
  if (!row) return null;
  return { ...row, body: JSON.parse(encryption.decrypt(row.bodyEnc, bodyContext(row.shopId, row.id))) as unknown };
}

export async function settleDelivery(
  tx: ShopTx,
  input: { id: string; state: 'done' | 'ignored' | 'failed'; note: string | null; now: Date },
): Promise<void> {
  await tx.db.inbox.update({
    where: { shopId_id: { shopId: tx.shopId, id: input.id } },
    data: { state: input.state, note: input.note, workedAt: input.now },
  });
}
