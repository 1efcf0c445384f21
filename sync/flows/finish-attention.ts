import type { ShopId } from '../core/ids.ts';
import type { FlowContext } from './context.ts';

/** A person has seen to it. Done twice is done; a trouble that comes up again opens an item of its own. */
export async function finishAttention(
  context: Pick<FlowContext, 'database' | 'clock'>,
  input: { readonly shopId: ShopId; readonly id: string; readonly person: string },
): Promise<'done' | 'not-found'> {
  return context.database.withShop(input.shopId, async (tx) => {
    const where = { shopId: tx.shopId, id: input.id };
    const { count } = await tx.db.attention.updateMany({
      where: { ...where, handledAt: null },
      data: { handledAt: context.clock.now(), handledBy: input.person },
    });
    return count > 0 || (await tx.db.attention.count({ where })) > 0 ? 'done' : 'not-found';
  });
}
