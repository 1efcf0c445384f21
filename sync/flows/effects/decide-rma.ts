import { z } from 'zod';
import { adapterError, type AdapterError } from '../../core/errors.ts';
import { CHANNEL_KEYS, type ShopId } from '../../core/ids.ts';
import type { ChannelReturn } from '../../core/return-types.ts';
import { connectionForPlace } from '../../persistence/connections.ts';
import type { ShopTx } from '../../persistence/database.ts';
import { sendsEndedAs, type EffectRow } from '../../persistence/effects.ts';
import { logCommunication, raiseAttention, settleAttention } from '../../persistence/journal.ts';
import { lockPlace } from '../../persistence/orders.ts';
import { giveUpDeciding } from '../../persistence/rmas.ts';
import { SECOND, type FlowContext } from '../context.ts';
import { noteCase } from '../poll-returns.ts';
import type { EffectDefinition, ResolveOutcome, SendOutcome } from './kind.ts';
import { retryAt } from './run-effect.ts';

const requestSchema = z.object({
  rmaId: z.string(),
  orderId: z.string().nullable(),
  place: z.object({
    channel: z.enum(CHANNEL_KEYS),
    environment: z.enum(['production', 'sandbox']),
    locationId: z.string(),
  }),
  /** The channel's own ids. */
  returnId: z.string(),
  lines: z
    .array(z.object({ id: z.string(), decision: z.enum(['accept', 'decline']), reason: z.string().min(1) }))
    .min(1)
    .readonly(),
});
export type DecideRmaRequest = z.infer<typeof requestSchema>;
const resultSchema = z.object({});
type DecideRmaResult = z.infer<typeof resultSchema>;

/** A yes without effect, this often, is no accident: the wire is another than assumed, and only a person can go on. */
const MOST_TRIES = 2;
const NOT_SHOWN = 'not-shown';

/**
 * Sends the one decision about a whole return case. A reply is no proof: the case is read back, and what it shows is
 * written down. The channel's word stands.
 */
export const decideRma: EffectDefinition<DecideRmaRequest, DecideRmaResult> = {
  parse: (request) => requestSchema.parse(request),
  parseResult: (result) => resultSchema.parse(result),
  // A write and up to three reads.
  leaseMs: 150 * SECOND,
  settleMs: 20 * SECOND,

  lockFirst: (tx, request) => lockPlace(tx, request.place),

  async send(context, effect, request): Promise<SendOutcome<DecideRmaResult>> {
    if ((await timesSaidYes(context, effect)) >= MOST_TRIES) return { kind: 'person', error: withoutEffect() };
    const at = await channelOf(context, effect, request);
    if (!at) return { kind: 'person', error: noConnection() };
    const { returnId, lines } = request;
    const reply = await at.returns.decide(at.access, { returnId, lines });
    if (reply.ok && reply.value.kind === 'unsupported') return { kind: 'rejected', error: unsupported() };
    if (reply.ok || reply.error.kind === 'conflict') {
      const found = await readBack(context, effect, request);
      if (found.kind === 'done') return { kind: 'done', result: {} };
      if (found.kind === 'conflict') return { kind: 'rejected', error: found.error };
      return { kind: 'unclear', error: reply.ok ? notShown() : reply.error };
    }
    const { error } = reply;
    switch (error.kind) {
      case 'unclear':
      case 'unexpected-reply':
        return { kind: 'unclear', error };
      case 'rejected':
      case 'not-found':
        // An earlier attempt of ours may be what decided it: then reading it says so.
        return effect.attempts > 0 ? { kind: 'unclear', error } : { kind: 'rejected', error };
      case 'conflict':
      case 'auth':
      case 'forbidden':
      case 'rate-limited':
      case 'temporary':
        return { kind: 'again', at: retryAt(context, effect, error), error };
    }
  },

  resolve: (context, effect, request) => readBack(context, effect, request),

  async onDone(tx, context, _effect, request) {
    const now = context.clock.now();
    await settleAttention(tx, subjectOf(request), now);
    await say(tx, request, 'Return decided', sentenceOf(request), now);
  },

  async onRejected(tx, context, _effect, request, error) {
    const now = context.clock.now();
    await giveUpDeciding(tx, { rmaId: request.rmaId, now });
    await say(tx, request, 'Return not decided', error.message, now);
    // What was decided in the panel is told where it is read.
    if (error.detail === DECIDED_OTHERWISE) return;
    await raiseAttention(tx, {
      kind: error.detail === UNSUPPORTED ? 'rma-unsupported' : 'rma-refused',
      subject: subjectOf(request),
      orderId: request.orderId,
      message: `The decision about return ${request.returnId} was not taken: ${error.message} Decide it in the channel’s own panel (${sentenceOf(request)}).`,
      now,
    });
  },

  async onPerson(tx, context, _effect, request, error) {
    await raiseAttention(tx, {
      kind: 'rma-unconfirmed',
      subject: subjectOf(request),
      orderId: request.orderId,
      message: `It is not known whether the channel took the decision about return ${request.returnId}: ${error.message} Look there, and decide it by hand if it still waits (${sentenceOf(request)}).`,
      now: context.clock.now(),
    });
  },
};

const UNSUPPORTED = 'unsupported';
const DECIDED_OTHERWISE = 'decided-otherwise';

/** Reads the case and writes down what it shows. */
async function readBack(
  context: FlowContext,
  effect: EffectRow,
  request: DecideRmaRequest,
): Promise<ResolveOutcome<DecideRmaResult>> {
  const at = await channelOf(context, effect, request);
  if (!at) return { kind: 'person', error: noConnection() };
  const reply = await at.returns.get(at.access, request.returnId);
  if (!reply.ok) return { kind: 'unsure', error: reply.error };
  const found = judge(reply.value, request);
  if (found.kind !== 'absent') await noteCase(context, at.connection, reply.value);
  return found;
}

function judge(found: ChannelReturn, request: DecideRmaRequest): ResolveOutcome<DecideRmaResult> {
  const said = request.lines.map(({ id, decision }) => {
    const line = found.lines.find((one) => one.id === id);
    if (!line || line.state === 'pending') return 'pending';
    return (line.state === 'declined') === (decision === 'decline') ? 'as-sent' : 'otherwise';
  });
  if (said.includes('otherwise')) {
    const message = 'The return was decided otherwise in the channel’s own panel; that stands.';
    return { kind: 'conflict', error: adapterError('conflict', message, { detail: DECIDED_OTHERWISE }) };
  }
  if (said.every((word) => word === 'as-sent')) return { kind: 'done', result: {} };
  return said.every((word) => word === 'pending') ? { kind: 'absent' } : { kind: 'unsure', error: null };
}

async function channelOf(context: FlowContext, effect: EffectRow, request: DecideRmaRequest) {
  const shopId = effect.shopId as ShopId;
  const connection = await context.database.withShop(shopId, (tx) => connectionForPlace(tx, request.place));
  const returns = connection && context.channel(connection.place.channel)?.returns;
  return connection && returns ? { connection, returns, access: await context.channelAccess(connection) } : null;
}

async function say(tx: ShopTx, { orderId, lines }: DecideRmaRequest, action: string, outcome: string, at: Date) {
  if (orderId === null) return;
  const payload = { lines: lines.map(({ id, decision }) => ({ id, decision })) };
  await logCommunication(tx, { orderId, direction: 'to-channel', action, outcome, payload, at });
}

function sentenceOf({ lines }: DecideRmaRequest): string {
  return lines.map(({ id, decision, reason }) => `${decision} line ${id}: “${reason}”`).join('; ');
}

function subjectOf({ rmaId }: DecideRmaRequest): string {
  return `decide-rma:${rmaId}`;
}

function noConnection(): AdapterError {
  return adapterError('not-found', 'There is no connection for this location any more. Add it again to go on.');
}

function unsupported(): AdapterError {
  const message = 'The channel does not know this way of deciding a return.';
  return adapterError('rejected', message, { detail: UNSUPPORTED });
}

function notShown(): AdapterError {
  return adapterError('unclear', 'The channel took the decision, and the return does not show it yet.', {
    detail: NOT_SHOWN,
  });
}

/** How often the channel said yes and the case did not show it; a reply that was lost says nothing about the wire. */
function timesSaidYes({ database }: FlowContext, { id, shopId }: EffectRow): Promise<number> {
  return database.withShop(shopId as ShopId, (tx) => sendsEndedAs(tx, { effectId: id, detail: NOT_SHOWN }));
}

function withoutEffect(): AdapterError {
  return adapterError('unclear', 'The channel took the decision twice, and the return still waits there.');
}
