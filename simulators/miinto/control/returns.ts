/** Control of return cases: the buyer's side, the panel's, and Miinto's word on requests. */
import { decideRma, decideRmaRequest, putRma, type RmaSpec } from '../market/rmas.ts';
import type { World } from '../market/world.ts';
import { entryOf, locationOf } from './find.ts';

export function returnControl(world: World) {
  return {
    /** The buyer opens a return. Not checked against the rules: Miinto's own mistakes are wanted too. */
    addRma(spec: RmaSpec): { id: number; positionIds: number[] } {
      const rma = putRma(world, locationOf(world, spec.locationId), spec);
      return { id: rma.id, positionIds: rma.positions.map(({ id }) => id) };
    },

    /** The merchant decides in the panel; what is not accepted is declined. 409 when it was decided before. */
    decideRmaInPanel(decision: {
      locationId: string;
      rmaId: number;
      accept: 'all' | readonly number[];
      reason?: string;
    }): void {
      const rma = entryOf(locationOf(world, decision.locationId).rmas, decision.rmaId, 'RMA');
      const { accept, reason = 'Decided in the panel' } = decision;
      const isAccepted = ({ id }: { id: number }): boolean => accept === 'all' || accept.includes(id);
      const entry = ({ id }: { id: number }): { id: number; reason: string } => ({ id, reason });
      decideRma(world, rma, {
        accepted: rma.positions.filter(isAccepted).map(entry),
        declined: rma.positions.filter((position) => !isAccepted(position)).map(entry),
        by: 'panel',
      });
    },

    /** Miinto answers a request; accepting makes an accepted RMA. 409 when it was answered before. */
    decideRmaRequest(decision: {
      locationId: string;
      requestId: number;
      decision: 'accept' | 'decline';
      reason?: string;
    }): { rmaId: number | null } {
      const location = locationOf(world, decision.locationId);
      const request = entryOf(location.rmaRequests, decision.requestId, 'RMA request');
      const rma = decideRmaRequest(world, location, request, decision.decision, decision.reason ?? '');
      return { rmaId: rma?.id ?? null };
    },
  };
}
