import type { ShopId } from '../core/ids.ts';
import { addComment, LONGEST_COMMENT } from '../persistence/comments.ts';
import type { FlowContext } from './context.ts';

/** Keeps what a person says about an order, as plain text and encrypted. */
export async function commentOrder(
  context: Pick<FlowContext, 'database' | 'clock' | 'encryption'>,
  input: { shopId: ShopId; orderId: string; text: string; person: string },
): Promise<
  { readonly kind: 'done' } | { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'not-found' }
> {
  // Line breaks and tabs stay; other control characters have no place in a plain text.
  const text = input.text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .trim();
  if (text === '') return { kind: 'refused', message: 'The comment is empty. Write something first.' };
  if (text.length > LONGEST_COMMENT) {
    return {
      kind: 'refused',
      message: `The comment has ${text.length} characters; ${LONGEST_COMMENT} are possible. Shorten it.`,
    };
  }
  return context.database.withShop(input.shopId, async (tx) => {
    const order = await tx.db.order.count({ where: { shopId: tx.shopId, id: input.orderId } });
    if (order === 0) return { kind: 'not-found' };
    await addComment(tx, context.encryption, {
      orderId: input.orderId,
      kind: 'person',
      text,
      author: input.person,
      documentId: null,
      at: context.clock.now(),
    });
    return { kind: 'done' };
  });
}
