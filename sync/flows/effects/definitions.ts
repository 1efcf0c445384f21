import { answerTransfer } from './answer-transfer.ts';
import { createOrder } from './create-order.ts';
import type { EffectDefinition } from './kind.ts';
import { moveFulfilmentOrder } from './move-fulfilment-order.ts';
import type { EffectDefinitions } from './run-effect.ts';

/**
 * Forgets the request and result types: the engine hands every definition only what that definition's own `parse` and
 * `parseResult` returned.
 */
function erase<Request, Result>(definition: EffectDefinition<Request, Result>): EffectDefinition<unknown, unknown> {
  return definition as EffectDefinition<unknown, unknown>;
}

export const effectDefinitions: EffectDefinitions = {
  'answer-transfer': erase(answerTransfer),
  'create-order': erase(createOrder),
  'move-fulfilment-order': erase(moveFulfilmentOrder),
};
