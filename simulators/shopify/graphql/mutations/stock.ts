import {
  activateLevel,
  adjustQuantities,
  setQuantities,
  type AdjustInput,
  type SetInput,
} from '../../inventory/write.ts';
import { apiError } from '../errors.ts';
import { idempotentMutation, type MutationResolver } from './run.ts';

/** `changeFromQuantity` must be there, even as null; leaving it out is an error (reference 3.2). */
function needChangeFrom(entries: readonly object[], name: string): void {
  entries.forEach((entry, index) => {
    if (!('changeFromQuantity' in entry)) {
      throw apiError(
        'BAD_REQUEST',
        `The changeFromQuantity argument is required for ${name}.${index}; pass null to opt out.`,
      );
    }
  });
}

export const STOCK_MUTATIONS: Readonly<Record<string, MutationResolver>> = {
  inventoryAdjustQuantities: idempotentMutation(
    (args, { act }) => ({
      inventoryAdjustmentGroup: adjustQuantities(act, args['input'] as AdjustInput),
      userErrors: [],
    }),
    { codes: true, check: (args) => needChangeFrom((args['input'] as AdjustInput).changes, 'changes') },
  ),
  inventorySetQuantities: idempotentMutation(
    (args, { act }) => ({ inventoryAdjustmentGroup: setQuantities(act, args['input'] as SetInput), userErrors: [] }),
    { codes: true, check: (args) => needChangeFrom((args['input'] as SetInput).quantities, 'quantities') },
  ),
  inventoryActivate: idempotentMutation(
    (args, { act }) => ({
      inventoryLevel: activateLevel(act, {
        inventoryItemId: args['inventoryItemId'] as string,
        locationId: args['locationId'] as string,
        available: (args['available'] as number | null | undefined) ?? null,
        onHand: (args['onHand'] as number | null | undefined) ?? null,
      }),
      userErrors: [],
    }),
    { codes: false },
  ),
};
