import type { EffectKind } from '../../persistence/effects.ts';
import { answerTransfer } from './answer-transfer.ts';
import { cancelStoreOrder } from './cancel-store-order.ts';
import { changeStock } from './change-stock.ts';
import { createOrder } from './create-order.ts';
import { decideRma } from './decide-rma.ts';
import { fulfilStoreOrder } from './fulfil-store-order.ts';
import type { EffectDefinition } from './kind.ts';
import { moveFulfilmentOrder } from './move-fulfilment-order.ts';
import { reduceStoreOrder } from './reduce-store-order.ts';
import { refundStoreOrder } from './refund-store-order.ts';
import { reportShipment } from './report-shipment.ts';
import { requestRma } from './request-rma.ts';
import type { EffectDefinitions } from './run-effect.ts';

/**
 * The engine hands every definition only what that definition's own `parse` and `parseResult` returned, so their types
 * may be forgotten here.
 */
export const effectDefinitions: EffectDefinitions = {
  'answer-transfer': answerTransfer as EffectDefinition<unknown, unknown>,
  'create-order': createOrder as EffectDefinition<unknown, unknown>,
  'cancel-store-order': cancelStoreOrder as EffectDefinition<unknown, unknown>,
  'reduce-store-order': reduceStoreOrder as EffectDefinition<unknown, unknown>,
  'change-stock': changeStock as EffectDefinition<unknown, unknown>,
  'move-fulfilment-order': moveFulfilmentOrder as EffectDefinition<unknown, unknown>,
  'report-shipment': reportShipment as EffectDefinition<unknown, unknown>,
  'fulfil-store-order': fulfilStoreOrder as EffectDefinition<unknown, unknown>,
  'decide-rma': decideRma as EffectDefinition<unknown, unknown>,
  'refund-store-order': refundStoreOrder as EffectDefinition<unknown, unknown>,
  'request-rma': requestRma as EffectDefinition<unknown, unknown>,
} satisfies Record<EffectKind, EffectDefinition<unknown, unknown>>;
