/** Control of transfers, and what the merchant does with them in Miinto's own panel. */
import { badRequest } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Transfer } from '../market/state.ts';
import { answerInPanel, putTransfer, withdraw, type PositionSpec, type TransferSpec } from '../market/transfers.ts';
import type { World } from '../market/world.ts';
import { entryOf, locationOf } from './find.ts';

export interface AddedTransfer {
  readonly locationId: string;
  readonly id: number;
  readonly parentOrderId: number;
  readonly positionIds: readonly number[];
}

export function transferControl(world: World) {
  const add = (spec: TransferSpec): Transfer => {
    checkPositions(spec.positions);
    return putTransfer(world, locationOf(world, spec.locationId), spec);
  };

  return {
    /** Offers a transfer, now or from `visibleAt` on. */
    addTransfer(spec: TransferSpec): AddedTransfer {
      return added(add(spec));
    },

    addTransfers(list: { transfers: readonly TransferSpec[] }): AddedTransfer[] {
      return list.transfers.map((spec) => added(add(spec)));
    },

    /** An order whose transfer nobody saw: offered and accepted in the panel in the same moment. */
    addOrder(spec: TransferSpec): { transferId: number; orderId: number; positionIds: readonly number[] } {
      const transfer = add(spec);
      const at = Math.min(transfer.visibleAt, world.clock.now());
      const order = answerInPanel(world, locationOf(world, spec.locationId), transfer, 'all', at);
      if (order === null) throw badRequest('An order needs a position.');
      return { transferId: transfer.id, orderId: order.id, positionIds: added(transfer).positionIds };
    },

    /** What is not accepted is declined. 409 when the transfer is no longer pending. */
    answerInPanel(answer: { locationId: string; transferId: number; accept: 'all' | readonly number[] }): {
      orderId: number | null;
    } {
      const location = locationOf(world, answer.locationId);
      const transfer = entryOf(location.transfers, answer.transferId, 'transfer');
      const order = answerInPanel(world, location, transfer, answer.accept, world.clock.now());
      return { orderId: order?.id ?? null };
    },

    /** Miinto takes the transfer away. 409 when it is no longer pending. */
    withdraw(which: { locationId: string; transferId: number }): void {
      const location = locationOf(world, which.locationId);
      withdraw(location, entryOf(location.transfers, which.transferId, 'transfer'), world.clock.now());
    },
  };
}

function added({ locationId, id, parentOrderId, positions }: Transfer): AddedTransfer {
  return { locationId, id, parentOrderId, positionIds: positions.map((position) => position.id) };
}

/** Specs may come over HTTP: what is missing here would only show as a wrong judgement later. */
export function checkPositions(positions: readonly PositionSpec[]): void {
  const list: unknown = positions;
  if (!Array.isArray(list)) throw badRequest('positions must be a list.');
  for (const position of list as unknown[]) {
    if (!isObject(position) || typeof position.price !== 'number' || !isObject(position.item)) {
      throw badRequest('A position needs a number `price` and an object `item`; use `wire` for wrong ones.');
    }
  }
}
