/** What is said about an order: by people, and the files that arrived for it. Texts are kept encrypted. */
import type { Encryption } from '../platform/encryption.ts';
import { newId } from '../platform/ids.ts';
import type { ShopTx } from './database.ts';

/** Characters of a person's comment. */
export const LONGEST_COMMENT = 2000;

export interface OrderComment {
  readonly id: string;
  readonly kind: 'person' | 'document';
  readonly text: string;
  /** Null: the app. */
  readonly author: string | null;
  readonly documentId: string | null;
  readonly at: Date;
}

function textContext(tx: ShopTx, id: string): string {
  return `comment:${tx.shopId}:${id}`;
}

export async function addComment(
  tx: ShopTx,
  encryption: Encryption,
  comment: Omit<OrderComment, 'id'> & { readonly orderId: string },
): Promise<void> {
  const { text, ...rest } = comment;
  const id = newId();
  await tx.db.comment.create({
    data: { shopId: tx.shopId, id, ...rest, textEnc: encryption.encrypt(text, textContext(tx, id)) },
  });
}

/** Newest first. */
export async function commentsOf(
  tx: ShopTx,
  encryption: Encryption,
  input: { orderId: string; limit: number },
): Promise<readonly OrderComment[]> {
  const rows = await tx.db.comment.findMany({
    where: { shopId: tx.shopId, orderId: input.orderId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: input.limit,
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as OrderComment['kind'],
    text: encryption.decrypt(row.textEnc, textContext(tx, row.id)),
    author: row.author,
    documentId: row.documentId,
    at: row.at,
  }));
}
