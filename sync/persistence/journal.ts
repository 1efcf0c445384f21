/** What merchants read about an order: communication, things to look at, unreadable records. */
import { createHash } from 'node:crypto';
import { Prisma } from '@prisma/client';
import type { BadRecord } from '../core/channel-types.ts';
import type { ChannelPlace } from '../core/ids.ts';
import { placeKey } from '../core/ids.ts';
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import { toJson, type ShopTx } from './database.ts';

export type Direction = 'to-channel' | 'from-channel' | 'to-store' | 'from-store' | 'inside';

/** One line of an order's communication tab. The payload must already be free of secrets and personal data. */
export async function logCommunication(
  tx: ShopTx,
  entry: {
    orderId: string | null;
    direction: Direction;
    action: string;
    outcome: string;
    durationMs?: number;
    payload?: unknown;
    at: Date;
  },
): Promise<void> {
  await tx.db.communicationLog.create({
    data: {
      shopId: tx.shopId,
      id: newId(),
      orderId: entry.orderId,
      direction: entry.direction,
      action: entry.action,
      outcome: entry.outcome,
      durationMs: entry.durationMs ?? null,
      payload: entry.payload === undefined ? Prisma.JsonNull : toJson(entry.payload),
      at: entry.at,
    },
  });
}

/** Opens an attention item unless one with this subject is open; then its message is brought up to date. */
export async function raiseAttention(
  tx: ShopTx,
  item: { kind: string; subject: string; orderId: string | null; message: string; now: Date },
): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO attention (shop_id, id, kind, subject, order_id, message, created_at)
    VALUES (${tx.shopId}, ${newId()}::uuid, ${item.kind}, ${item.subject}, ${item.orderId}::uuid, ${item.message}, ${item.now})
    ON CONFLICT (shop_id, subject) WHERE handled_at IS NULL DO UPDATE SET message = EXCLUDED.message`;
}

/** Closes the open item with this subject, if any: the trouble went away by itself. */
export async function settleAttention(tx: ShopTx, subject: string, now: Date): Promise<void> {
  await tx.db.attention.updateMany({
    where: { shopId: tx.shopId, subject, handledAt: null },
    data: { handledAt: now, handledBy: 'the app' },
  });
}

/** Keeps a record that could not be read, whole, once; seeing it again only moves the date. */
export async function keepUnreadable(
  tx: ShopTx,
  encryption: Encryption,
  input: { place: ChannelPlace; resource: 'transfer' | 'order' | 'rma' | 'rma-request'; record: BadRecord; now: Date },
): Promise<void> {
  const raw = JSON.stringify(input.record.raw ?? null);
  const fingerprint = createHash('sha256')
    .update(input.record.id === null ? raw : `id:${input.record.id}:${input.record.path}`)
    .digest('hex')
    .slice(0, 32);
  const key = {
    shopId: tx.shopId,
    channel: input.place.channel,
    environment: input.place.environment,
    channelLocationId: input.place.locationId,
    resource: input.resource,
    fingerprint,
  };
  await tx.db.unreadableRecord.upsert({
    where: { shopId_channel_environment_channelLocationId_resource_fingerprint: key },
    create: {
      ...key,
      channelRef: input.record.id,
      rawEnc: encryption.encrypt(raw, `unreadable:${tx.shopId}:${fingerprint}`),
      problem: input.record.problem,
      path: input.record.path,
      firstSeenAt: input.now,
      lastSeenAt: input.now,
    },
    update: { lastSeenAt: input.now },
  });
  await raiseAttention(tx, {
    kind: `unreadable-${input.resource}`,
    subject: `unreadable:${placeKey(input.place)}:${fingerprint}`,
    orderId: null,
    message: `A ${input.resource} from ${input.place.channel} (${input.record.id ?? 'without a readable id'}) could not be read: ${input.record.problem}. It is kept as received and left alone; answer it in the channel's own panel.`,
    now: input.now,
  });
}
