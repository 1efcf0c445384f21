import { z } from 'zod';
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { CHANNEL_KEYS, type ChannelPlace, type ShopId } from '../../core/ids.ts';
import { job } from '../../jobs/catalog.ts';
import { connectionForPlace, type ConnectionView } from '../../persistence/connections.ts';
import type { ShopTx } from '../../persistence/database.ts';
import type { EffectRow } from '../../persistence/effects.ts';
import { logCommunication, raiseAttention } from '../../persistence/journal.ts';
import { lockPlace, mergeOrders, ordersByChannelId, setLineStates, updateOrder } from '../../persistence/orders.ts';
import { makeDue } from '../../persistence/polls.ts';
import { endReservations } from '../../persistence/reservations.ts';
import { loadTransfer } from '../../persistence/transfers.ts';
import { MINUTE, SECOND, TIMING, type FlowContext } from '../context.ts';
import { notePage } from '../poll-orders.ts';
import { isHandled } from './handled.ts';
import type { EffectDefinition, ResolveOutcome, SendOutcome } from './kind.ts';
import { retryAt } from './run-effect.ts';

const line = z.object({ lineId: z.string(), positionId: z.string() });
const requestSchema = z.object({
  transferId: z.string(),
  ourTransferId: z.string(),
  connectionId: z.string(),
  place: z.object({
    channel: z.enum(CHANNEL_KEYS),
    environment: z.enum(['production', 'sandbox']),
    locationId: z.string(),
  }),
  accepted: z.array(line),
  declined: z.array(line),
  plannedAt: z.string(),
});
export type AnswerRequest = z.infer<typeof requestSchema>;

const resultSchema = z.object({ orderId: z.string().nullable(), durationMs: z.number().nullable() });
type AnswerResult = z.infer<typeof resultSchema>;

/** Rule verdicts that lay about too long are made anew: nothing was sent. */
const STALE = 'verdicts-too-old';
/** The look-up showed another answer than ours. */
const DECIDED_OTHERWISE = 'decided-otherwise';
/** A person answers the offer in the channel's own panel: a repeat that is not needed to know what happened is not sent. */
const HANDLED = 'marked-as-handled';
/** How long an order may take to show up in the channel's list after an answer whose reply was lost. */
const ORDER_LAG = 5 * MINUTE;

/** Sends the one answer of a transfer. No single-transfer read exists: it is resolved by the pending list and the orders. */
export const answerTransfer: EffectDefinition<AnswerRequest, AnswerResult> = {
  parse: (request) => requestSchema.parse(request),
  parseResult: (result) => resultSchema.parse(result),
  // A write begins within 20 s or is given up, and is waited for up to 30 s.
  leaseMs: 60 * SECOND,
  settleMs: 20 * SECOND,

  lockFirst: (tx, request) => lockPlace(tx, request.place),

  async send(context, effect, request): Promise<SendOutcome<AnswerResult>> {
    const age = context.clock.now().getTime() - Date.parse(request.plannedAt);
    if (age > context.scale(TIMING.verdictFreshness)) {
      return {
        kind: 'rejected',
        error: adapterError('conflict', 'The verdicts were too old to be sent and are made anew.', { detail: STALE }),
      };
    }
    if (effect.orderId !== null && (await isHandled(context, effect.shopId as ShopId, effect.orderId))) {
      return { kind: 'rejected', error: adapterError('conflict', NOT_SENT, { detail: HANDLED }) };
    }
    const connection = await connectionOf(context, effect, request.place);
    const channel = connection && context.channel(connection.place.channel);
    if (!connection || !channel?.transfers) return { kind: 'person', error: noConnection() };
    const startedAt = context.clock.now();
    const reply = await channel.transfers.answer(await context.channelAccess(connection), {
      transferId: request.transferId,
      acceptedPositionIds: request.accepted.map((entry) => entry.positionId),
      declinedPositionIds: request.declined.map((entry) => entry.positionId),
    });
    if (reply.ok) {
      const durationMs = context.clock.now().getTime() - startedAt.getTime();
      return { kind: 'done', result: { orderId: reply.value.orderId, durationMs } };
    }
    const { error } = reply;
    switch (error.kind) {
      case 'unclear':
      case 'unexpected-reply':
        return { kind: 'unclear', error };
      case 'rejected':
      case 'conflict':
      case 'not-found':
        // An earlier attempt of ours may be what answered it: then the look-up says so.
        return effect.attempts > 0 ? { kind: 'unclear', error } : { kind: 'rejected', error };
      case 'auth':
      case 'forbidden':
      case 'rate-limited':
      case 'temporary':
        return { kind: 'again', at: retryAt(context, effect, error), error };
    }
  },

  async resolve(context, effect, request): Promise<ResolveOutcome<AnswerResult>> {
    const connection = await connectionOf(context, effect, request.place);
    const channel = connection && context.channel(connection.place.channel);
    if (!connection || !channel?.transfers) return { kind: 'person', error: noConnection() };
    const access = await context.channelAccess(connection);
    const pending = await channel.transfers.list(access);
    if (!pending.ok) return { kind: 'unsure', error: pending.error };
    if (pending.value.records.some((record) => record.id === request.transferId)) return { kind: 'absent' };
    if (!pending.value.complete) return { kind: 'unsure', error: null };
    if (request.accepted.length === 0) return { kind: 'done', result: { orderId: null, durationMs: null } };

    const orders = await channel.orders.list(access, async (page) => !(await notePage(context, connection, page)));
    if (!orders.ok) return { kind: 'unsure', error: orders.error };
    return compareWithLedger(context, effect, request);
  },

  async onDone(tx, context, effect, request, result) {
    const now = context.clock.now();
    const transfer = await loadTransfer(tx, request.ourTransferId);
    if (!transfer) return;
    const accepted = request.accepted.map((entry) => entry.lineId);
    const declined = request.declined.map((entry) => entry.lineId);
    await setLineStates(tx, accepted, 'accepted');
    await setLineStates(tx, declined, 'declined');
    await endReservations(tx, declined, 'declined');
    await tx.db.transfer.update({
      where: { shopId_id: { shopId: tx.shopId, id: transfer.id } },
      data: { state: 'answered', decideAt: null, answeredAt: now },
    });
    let orderId = transfer.orderId;
    if (result.orderId !== null) {
      const [named] = await ordersByChannelId(tx, request.place, [result.orderId]);
      if (named && named.id !== orderId) {
        await mergeOrders(tx, orderId, named.id);
        orderId = named.id;
      } else if (!named) {
        await updateOrder(tx, orderId, { channelOrderId: result.orderId }, now);
      }
    }
    await logCommunication(tx, {
      orderId,
      direction: 'to-channel',
      action: 'Transfer answered',
      outcome: `${accepted.length} position(s) accepted, ${declined.length} declined${result.orderId ? `; it became order ${result.orderId}` : ''}`,
      ...(result.durationMs === null ? {} : { durationMs: result.durationMs }),
      payload: {
        accepted: request.accepted.map((e) => e.positionId),
        declined: request.declined.map((e) => e.positionId),
      },
      at: now,
    });
    if (accepted.length === 0) {
      await updateOrder(tx, orderId, { channelState: 'declined' }, now);
      return;
    }
    await updateOrder(
      tx,
      orderId,
      {
        channelState: 'accepted',
        storeState: 'waiting',
        storeStateReason: 'order-not-read-yet',
        awaitedSince: now,
        importDueAt: now,
      },
      now,
    );
    tx.enqueue(job('import-order', { shopId: tx.shopId, orderId }));
    // Without a name the orders poll has to find it.
    if (result.orderId === null && effect.connectionId)
      await makeDue(tx, { connectionId: effect.connectionId, now, tasks: ['poll-orders'] });
  },

  async onRejected(tx, context, effect, request, error) {
    const now = context.clock.now();
    const where = { shopId_id: { shopId: tx.shopId, id: request.ourTransferId } };
    const transfer = await loadTransfer(tx, request.ourTransferId);
    if (!transfer || transfer.state !== 'answering') return;
    if (error.detail === HANDLED) {
      // As a mark sets an offer of which nothing was sent: taking the mark back decides it anew.
      await tx.db.transfer.update({ where, data: { state: 'pending', round: { increment: 1 }, decideAt: null } });
    }
    if (error.detail === STALE) {
      await tx.db.transfer.update({ where, data: { state: 'pending', round: { increment: 1 }, decideAt: now } });
      return;
    }
    await logCommunication(tx, {
      orderId: transfer.orderId,
      direction: 'to-channel',
      action: 'Transfer answered',
      outcome: error.message,
      at: now,
    });
    if (error.detail === HANDLED) return;
    if (error.detail === DECIDED_OTHERWISE) {
      await channelsWordStands(tx, request, now);
      return;
    }
    const refused = error.kind === 'rejected';
    await tx.db.transfer.update({
      where,
      data: { state: refused ? 'refused' : 'contested', answeredAt: now, decideAt: null },
    });
    if (refused) {
      await raiseAttention(tx, {
        kind: 'answer-refused',
        subject: `answer:${request.ourTransferId}`,
        orderId: transfer.orderId,
        message: `The channel refused our answer: ${error.message} Nothing was accepted. Answer it in the channel's own panel.`,
        now,
      });
    }
    // The listing and the orders tell what became of it.
    if (effect.connectionId)
      await makeDue(tx, { connectionId: effect.connectionId, now, tasks: ['poll-transfers', 'poll-orders'] });
  },

  async onPerson(tx, context, _effect, request, error) {
    const transfer = await loadTransfer(tx, request.ourTransferId);
    await raiseAttention(tx, {
      kind: 'answer-unclear',
      subject: `answer:${request.ourTransferId}`,
      orderId: transfer?.orderId ?? null,
      message: `It is not known whether our answer arrived: ${error.message} Look at transfer ${request.transferId} in the channel's own panel.`,
      now: context.clock.now(),
    });
  },
};

const NOT_SENT =
  'The order is marked as handled and the channel does not show our earlier answer, so it is not sent again. Answer it in the channel’s own panel.';

function noConnection(): AdapterError {
  return adapterError('not-found', 'There is no connection for this location any more. Add it again to go on.');
}

async function connectionOf(
  context: FlowContext,
  effect: EffectRow,
  place: ChannelPlace,
): Promise<ConnectionView | null> {
  return context.database.withShop(effect.shopId as ShopId, (tx) => connectionForPlace(tx, place));
}

/** After the orders were read: what does our ledger say became of the transfer? */
async function compareWithLedger(
  context: FlowContext,
  effect: EffectRow,
  request: AnswerRequest,
): Promise<ResolveOutcome<AnswerResult>> {
  const transfer = await context.database.withShop(effect.shopId as ShopId, (tx) =>
    loadTransfer(tx, request.ourTransferId),
  );
  const attemptBegan = effect.firstAttemptAt ?? effect.createdAt;
  const tied = transfer?.order.channelOrderId ?? null;
  const seenSince = transfer?.order.orderSeenAt && transfer.order.orderSeenAt >= attemptBegan;
  const acceptedNow = new Set(
    transfer?.lines.filter((entry) => entry.channelState === 'accepted').map((entry) => entry.id),
  );
  if (transfer && tied !== null && seenSince && acceptedNow.size > 0) {
    const exactly =
      acceptedNow.size === request.accepted.length && request.accepted.every((entry) => acceptedNow.has(entry.lineId));
    if (exactly) return { kind: 'done', result: { orderId: tied, durationMs: null } };
    return {
      kind: 'conflict',
      error: adapterError('conflict', 'The transfer was answered otherwise in the channel’s own panel; that stands.', {
        detail: DECIDED_OTHERWISE,
      }),
    };
  }
  const waited = context.clock.now().getTime() - attemptBegan.getTime();
  if (waited < context.scale(ORDER_LAG)) return { kind: 'unsure', error: null };
  return {
    kind: 'person',
    error: adapterError(
      'unclear',
      'The transfer is no longer offered, and no order with exactly the accepted positions was found.',
    ),
  };
}

/** The order as the channel has it is in the ledger already; what it does not contain was declined there. */
async function channelsWordStands(tx: ShopTx, request: AnswerRequest, now: Date): Promise<void> {
  const transfer = await loadTransfer(tx, request.ourTransferId);
  if (!transfer) return;
  const left = transfer.lines.filter((entry) => entry.channelState === 'offered').map((entry) => entry.id);
  await setLineStates(tx, left, 'declined');
  await endReservations(tx, left, 'declined in the channel’s own panel');
  await tx.db.transfer.update({
    where: { shopId_id: { shopId: tx.shopId, id: transfer.id } },
    data: { state: 'closed', decideAt: null, answeredAt: now },
  });
}
