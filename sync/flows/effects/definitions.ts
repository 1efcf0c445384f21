import type { EffectKind } from '../../persistence/effects.ts';
import { answerTransfer } from './answer-transfer.ts';
import { createOrder } from './create-order.ts';
import type { EffectDefinition } from './kind.ts';
import { moveFulfilmentOrder } from './move-fulfilment-order.ts';
import type { EffectDefinitions } from './run-effect.ts';

/**
 * The engine hands every definition only what that definition's own `parse` and `parseResult` returned, so their types
 * may be forgotten here.
 */
export const effectDefinitions: EffectDefinitions = {
  'answer-transfer': answerTransfer as EffectDefinition<unknown, unknown>,
  'create-order': createOrder as EffectDefinition<unknown, unknown>,
  'move-fulfilment-order': moveFulfilmentOrder as EffectDefinition<unknown, unknown>,
} satisfies Record<EffectKind, EffectDefinition<unknown, unknown>>;
