/** What Shopify must be able to ask of every app: data of a buyer, erasing a buyer, erasing a shop. */
import { z } from 'zod';
import { job } from '../../jobs/catalog.ts';
import { eraseDocuments } from '../../persistence/documents.ts';
import { eraseRefundWords } from '../../persistence/refunds.ts';
import { eraseBuyerWords } from '../../persistence/rmas.ts';
import type { TopicHandler } from './topic.ts';

const redaction = z.object({ orders_to_redact: z.array(z.union([z.number(), z.string()])).default([]) });

export const customersDataRequest: TopicHandler = () =>
  Promise.resolve(['done', 'The merchant can show the data of these orders on their detail pages']);

/** Erases the buyer's data of these store orders; the ledger without personal data stays. */
export const customersRedact: TopicHandler = async (tx, delivery, now) => {
  const ids = redaction.parse(delivery.body).orders_to_redact.map((id) => `gid://shopify/Order/${id}`);
  const where = { shopId: tx.shopId, storeRef: { in: ids } };
  const orders = await tx.db.order.findMany({ where, select: { id: true } });
  const erased = await tx.db.order.updateMany({ where, data: { buyerEnc: null, customerName: null } });
  const orderIds = orders.map(({ id }) => id);
  await eraseBuyerWords(tx, orderIds);
  await eraseRefundWords(tx, orderIds);
  // Labels carry the buyer's address.
  const files = await eraseDocuments(tx, { orderIds, now });
  if (files > 0) tx.enqueue(job('fetch-documents', { shopId: tx.shopId }));
  return ['done', `${erased.count} order(s) erased of buyer data`];
};

export const shopRedact: TopicHandler = (tx) => {
  tx.enqueue(job('forget-shop', { shopId: tx.shopId }));
  return Promise.resolve(['done', null]);
};
