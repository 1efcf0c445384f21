import { z } from 'zod';
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { CHANNEL_KEYS, type ShopId } from '../../core/ids.ts';
import type { ChannelReturnRequest } from '../../core/return-types.ts';
import { connectionForPlace } from '../../persistence/connections.ts';
import type { ShopTx } from '../../persistence/database.ts';
import type { EffectRow } from '../../persistence/effects.ts';
import { logCommunication, raiseAttention, settleAttention } from '../../persistence/journal.ts';
import { lockPlace } from '../../persistence/orders.ts';
import { loadRequest, moveRequest, noteRequest } from '../../persistence/rma-requests.ts';
import { later, SECOND, TIMING, type FlowContext } from '../context.ts';
import { handled, isHandled } from './handled.ts';
import type { EffectDefinition, ResolveOutcome, SendOutcome } from './kind.ts';
import { retryAt } from './run-effect.ts';

const requestSchema = z.object({
  requestId: z.string(),
  orderId: z.string(),
  place: z.object({
    channel: z.enum(CHANNEL_KEYS),
    environment: z.enum(['production', 'sandbox']),
    locationId: z.string(),
  }),
  channelOrderId: z.string(),
  lines: z
    .array(z.object({ positionId: z.string(), quantity: z.int().positive(), reason: z.string().min(1) }))
    .min(1)
    .readonly(),
});
export type RequestRmaRequest = z.infer<typeof requestSchema>;
const resultSchema = z.object({
  /** The channel's id of it; null when it named none. */
  channelRequestId: z.string().nullable(),
  /** Whether it was read back: only that proves that it arrived. */
  seen: z.boolean(),
});
type RequestRmaResult = z.infer<typeof resultSchema>;

const UNSUPPORTED = 'unsupported';

/**
 * Asks the channel to take units back. A reply is no proof, so the request is read back. One that cannot be seen there is
 * never sent again by itself: a second one could pay the buyer twice.
 */
export const requestRma: EffectDefinition<RequestRmaRequest, RequestRmaResult> = {
  parse: (request) => requestSchema.parse(request),
  parseResult: (result) => resultSchema.parse(result),
  leaseMs: 120 * SECOND,
  settleMs: 20 * SECOND,

  lockFirst: (tx, request) => lockPlace(tx, request.place),

  async send(context, effect, request): Promise<SendOutcome<RequestRmaResult>> {
    if (await isHandled(context, effect.shopId as ShopId, request.orderId))
      return { kind: 'rejected', error: handled() };
    const at = await channelOf(context, effect, request);
    if (!at) return { kind: 'person', error: noConnection() };
    const reply = await at.requests.create(at.access, { orderId: request.channelOrderId, lines: request.lines });
    if (reply.ok && reply.value.kind === 'unsupported') return { kind: 'rejected', error: unsupported() };
    if (reply.ok && reply.value.kind === 'sent') {
      const channelRequestId = reply.value.requestId;
      const found = await find(context, effect, request, channelRequestId);
      return { kind: 'done', result: { channelRequestId: found?.id ?? channelRequestId, seen: found !== null } };
    }
    if (reply.ok) return { kind: 'unclear', error: unsupported() };
    const { error } = reply;
    switch (error.kind) {
      case 'unclear':
      case 'unexpected-reply':
        return { kind: 'unclear', error };
      case 'conflict':
      case 'rejected':
      case 'not-found':
        // An earlier attempt of ours may be what stands in the way: then looking says so.
        return effect.attempts > 0 ? { kind: 'unclear', error } : { kind: 'rejected', error };
      case 'auth':
      case 'forbidden':
      case 'rate-limited':
      case 'temporary':
        return { kind: 'again', at: retryAt(context, effect, error), error };
    }
  },

  async resolve(context, effect, request): Promise<ResolveOutcome<RequestRmaResult>> {
    const at = await channelOf(context, effect, request);
    if (!at) return { kind: 'person', error: noConnection() };
    const listed: ChannelReturnRequest[] = [];
    const reply = await at.requests.list(at.access, (page) => {
      listed.push(...page);
      return Promise.resolve(false);
    });
    if (!reply.ok) return { kind: 'unsure', error: reply.error };
    const found = await ours(context, effect, request, listed);
    if (found) return { kind: 'done', result: { channelRequestId: found.id, seen: true } };
    return reply.value.complete ? { kind: 'absent' } : { kind: 'unsure', error: null };
  },

  async onDone(tx, context, _effect, request, { channelRequestId, seen }) {
    const now = context.clock.now();
    const { requestId, orderId } = request;
    await tx.db.rmaRequest.update({
      where: { shopId_id: { shopId: tx.shopId, id: requestId } },
      data: {
        ...(channelRequestId === null ? {} : { channelRequestId }),
        ...(seen ? { seenAt: now } : {}),
        checkDueAt: later(now, context.scale(TIMING.requestSeen)),
      },
    });
    await settleAttention(tx, subjectOf(request), now);
    await say(
      tx,
      request,
      'Return requested',
      seen ? 'The channel shows the request' : 'The channel took it; it is looked for',
      now,
    );
    if (seen)
      await tx.db.order.update({
        where: { shopId_id: { shopId: tx.shopId, id: orderId } },
        data: { returnsDueAt: now },
      });
  },

  async onRejected(tx, context, _effect, request, error) {
    const now = context.clock.now();
    await say(tx, request, 'Return not requested', error.message, now);
    const isUnsupported = error.detail === UNSUPPORTED;
    await moveRequest(tx, {
      id: request.requestId,
      to: isUnsupported ? 'unsupported' : 'unconfirmed',
      reason: error.message,
      now,
    });
    await raiseAttention(tx, {
      kind: isUnsupported ? 'rma-request-unsupported' : 'rma-request-refused',
      subject: subjectOf(request),
      orderId: request.orderId,
      message: `The channel did not take the return of order ${request.channelOrderId}: ${error.message} Enter it in the channel’s own panel: ${unitsOf(request)}.`,
      now,
    });
  },

  async onPerson(tx, context, _effect, request, error) {
    const now = context.clock.now();
    await moveRequest(tx, { id: request.requestId, to: 'unconfirmed', reason: error.message, now });
    await raiseAttention(tx, {
      kind: 'rma-request-unconfirmed',
      subject: subjectOf(request),
      orderId: request.orderId,
      message: `It is not known whether the channel took the return of order ${request.channelOrderId}: ${error.message} Look there, and enter it by hand if it is missing: ${unitsOf(request)}.`,
      now,
    });
  },
};

/** Null while the channel does not show it, or cannot be read. */
async function find(
  context: FlowContext,
  effect: EffectRow,
  request: RequestRmaRequest,
  channelRequestId: string | null,
): Promise<ChannelReturnRequest | null> {
  const at = await channelOf(context, effect, request);
  if (!at) return null;
  if (channelRequestId !== null) {
    const reply = await at.requests.get(at.access, channelRequestId);
    return reply.ok ? reply.value : null;
  }
  const listed: ChannelReturnRequest[] = [];
  const reply = await at.requests.list(at.access, (page) => {
    listed.push(...page);
    return Promise.resolve(true);
  });
  return reply.ok ? ours(context, effect, request, listed) : null;
}

/** Of those listed, the one about exactly these units that none of our other requests is. Written down as it is seen. */
async function ours(
  context: FlowContext,
  effect: EffectRow,
  request: RequestRmaRequest,
  listed: readonly ChannelReturnRequest[],
): Promise<ChannelReturnRequest | null> {
  const units = (lines: readonly { positionId: string | null; quantity: number | null }[]) =>
    lines
      .map(({ positionId, quantity }) => `${positionId}/${quantity}`)
      .sort()
      .join();
  return context.database.withShop(effect.shopId as ShopId, async (tx) => {
    await lockPlace(tx, request.place);
    const known = await tx.db.rmaRequest.findMany({
      where: {
        shopId: tx.shopId,
        channelLocationId: request.place.locationId,
        channelRequestId: { in: listed.map(({ id }) => id) },
        id: { not: request.requestId },
      },
      select: { channelRequestId: true },
    });
    const taken = new Set(known.map(({ channelRequestId }) => channelRequestId));
    const found = listed.find(
      (one) =>
        !taken.has(one.id) && one.orderId === request.channelOrderId && units(one.lines) === units(request.lines),
    );
    if (!found || !(await loadRequest(tx, request.requestId))) return null;
    await noteRequest(tx, { id: request.requestId, seen: found, now: context.clock.now() });
    return found;
  });
}

async function channelOf(context: FlowContext, effect: EffectRow, request: RequestRmaRequest) {
  const shopId = effect.shopId as ShopId;
  const connection = await context.database.withShop(shopId, (tx) => connectionForPlace(tx, request.place));
  const requests = connection && context.channel(connection.place.channel)?.returnRequests;
  return connection && requests ? { requests, access: await context.channelAccess(connection) } : null;
}

async function say(tx: ShopTx, request: RequestRmaRequest, action: string, outcome: string, at: Date): Promise<void> {
  const payload = { lines: request.lines.map(({ positionId, quantity }) => ({ positionId, quantity })) };
  await logCommunication(tx, { orderId: request.orderId, direction: 'to-channel', action, outcome, payload, at });
}

function unitsOf({ lines }: RequestRmaRequest): string {
  return lines
    .map(({ positionId, quantity, reason }) => `${quantity} of position ${positionId}, “${reason}”`)
    .join('; ');
}

function subjectOf({ requestId }: RequestRmaRequest): string {
  return `rma-request:${requestId}`;
}

function unsupported(): AdapterError {
  const message = 'The channel does not know this way of asking for a return.';
  return adapterError('rejected', message, { detail: UNSUPPORTED });
}

function noConnection(): AdapterError {
  return adapterError('not-found', 'There is no connection for this location any more. Add it again to go on.');
}
