/** The transfer list and the answer to a transfer (reference 4). */
import { ApiError, CODE, notFound } from '../errors.ts';
import type { Order, Transfer } from '../market/state.ts';
import { answerTransfer, pendingTransfers } from '../market/transfers.ts';
import { byId, decisionLists, ok, okList, type LocationCall } from './call.ts';
import { pageOf, readListQuery } from './query.ts';
import type { Reply } from './reply.ts';
import { transferWire } from './wire.ts';

export function listTransfers(call: LocationCall): Reply {
  const query = readListQuery(call.request.query, call.world.switches);
  const wanted = listed(call, query.statuses.length === 0 ? ['pending'] : query.statuses);
  const whole = pageOf(wanted, { ...query, offset: 0, limit: wanted.length }).entries.slice(call.hidden);
  const { entries, totalItemCount } = pageOf(whole, query);
  return okList(
    call,
    entries.map((transfer) => transferWire(call.world, transfer)),
    totalItemCount,
  );
}

function listed(call: LocationCall, statuses: readonly string[]): Transfer[] {
  const now = call.world.clock.now();
  const pending = statuses.includes('pending') ? pendingTransfers(call.location, now) : [];
  if (!call.world.switches.listAnsweredTransfers) return pending;
  const answered = [...call.location.transfers.values()].filter(
    ({ status, visibleAt }) => status !== 'pending' && visibleAt <= now && statuses.includes(status),
  );
  return [...pending, ...answered];
}

export function patchTransfer(call: LocationCall): Reply {
  const { world, location } = call;
  const transfer = byId(location.transfers, call.params.transferId, 'transfer');
  if (transfer.visibleAt > world.clock.now()) throw notFound('There is no such transfer.');
  const { accepted, declined } = decisionLists(call);
  if (transfer.status === 'withdrawn' || transfer.status === 'expired') {
    throw new ApiError(world.switches.goneTransferStatus, CODE.conflict, 'The transfer is no longer available.');
  }
  const order = answerTransfer(world, location, transfer, {
    accepted: accepted.map(({ id }) => id),
    declined: declined.map(({ id }) => id),
    by: 'api',
    at: world.clock.now(),
  });
  return ok(call, { id: transfer.id, status: transfer.status, newOrder: newOrder(transfer, order) });
}

/** With nothing accepted the member is null or absent; both happen. */
function newOrder(transfer: Transfer, order: Order | null): { id: number } | null | undefined {
  if (order !== null) return { id: order.id };
  return transfer.id % 2 === 0 ? null : undefined;
}
