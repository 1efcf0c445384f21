import { z } from 'zod';
import type { Channel, ChannelAccess } from '../../channels/channel.ts';
import type { ChannelOrder } from '../../core/channel-types.ts';
import { adapterError, type AdapterError } from '../../core/errors.ts';
import type { ShopId } from '../../core/ids.ts';
import { err, type Result } from '../../core/result.ts';
import { connectionForPlace } from '../../persistence/connections.ts';
import { saveHandle, type Attempt, type EffectRow } from '../../persistence/effects.ts';
import { HANDLED_BY_HAND } from '../../persistence/handled-effects.ts';
import { lockPlace } from '../../persistence/orders.ts';
import { reportsOf } from '../../persistence/shipment-reports.ts';
import { loadShipment } from '../../persistence/shipments.ts';
import { SECOND, type FlowContext } from '../context.ts';
import { handled, isHandled } from './handled.ts';
import type { EffectDefinition, ResolveOutcome, SendOutcome } from './kind.ts';
import { reported, reportRefused, reportUnconfirmed } from './report-outcome.ts';
import {
  byHandFacts,
  compareWithChannel,
  REFUSALS,
  reportRequest,
  showsTracking,
  type ReportRequest,
} from './report-request.ts';
import { retryAt } from './run-effect.ts';

const resultSchema = z.object({
  /** False: the channel showed it already, so nothing was sent. */
  written: z.boolean(),
});
type ReportResult = z.infer<typeof resultSchema>;

/**
 * Tells the channel about one parcel. It counts as done only when the channel's order shows it; an accepted report that
 * does not show stays unconfirmed and is not repeated, since the wire is assumed (design section 6). After a lost reply the
 * order is looked at and the report sent again if it is not there: the last word stands.
 */
export const reportShipment: EffectDefinition<ReportRequest, ReportResult> = {
  parse: (request) => reportRequest.parse(request),
  parseResult: (result) => resultSchema.parse(result),
  // The order is read before and after the one write; each call is waited for up to 30 s and begins within 20 s.
  leaseMs: 160 * SECOND,
  settleMs: 20 * SECOND,

  lockFirst: (tx, request) => lockPlace(tx, request.place),

  async send(context, effect, request, attempt): Promise<SendOutcome<ReportResult>> {
    const shopId = effect.shopId as ShopId;
    if (await isHandled(context, shopId, request.orderId)) return { kind: 'rejected', error: handled() };
    if (await isOvertaken(context, effect, request)) return { kind: 'rejected', error: overtaken() };
    const there = await reach(context, effect, request);
    if (!there) return { kind: 'rejected', error: unreachable() };
    const { channel, access, report } = there;
    const before = await readOrder(channel, access, request);
    if (!before.ok) return cannotLook(context, effect, before.error);
    const shown = compareWithChannel(request, before.value);
    if (shown === 'shown' || (!request.overwrite && showsTracking(request, before.value))) {
      return { kind: 'done', result: { written: shown === 'shown' && effect.attempts > 0 } };
    }
    // After an attempt of ours it is not known who entered what is shown.
    if (shown === 'other' && !request.overwrite && effect.attempts === 0) {
      return { kind: 'rejected', error: shownOtherwise(channel.name, request, before.value) };
    }
    const reply = await report({
      orderId: request.channelOrderId,
      positionIds: request.positionIds,
      providerId: request.providerId,
      trackingNumber: request.trackingNumber,
    });
    return reply.ok
      ? readBack(context, channel, access, request, attempt, shopId)
      : outcomeOf(context, effect, channel, reply.error);
  },

  async resolve(context, effect, request): Promise<ResolveOutcome<ReportResult>> {
    const there = await reach(context, effect, request);
    if (!there) return { kind: 'person', error: unreachable() };
    const { channel, access } = there;
    const order = await readOrder(channel, access, request);
    if (!order.ok) return { kind: 'unsure', error: order.error };
    if (compareWithChannel(request, order.value) === 'shown') return { kind: 'done', result: { written: true } };
    // The channel took it and does not show it: sending it again would not tell more.
    if (wasTaken(effect) && effect.absentSince !== null) return { kind: 'person', error: notShown(channel, request) };
    return { kind: 'absent' };
  },

  onDone: reported,
  async onRejected(tx, context, _effect, request, error) {
    // Planned anew when the mark is taken back, or replaced already.
    if (error.message === HANDLED_BY_HAND || error.detail === REFUSALS.pointless) return;
    await reportRefused(tx, context, request, error);
  },
  onPerson: (tx, context, _effect, request, error) => reportUnconfirmed(tx, context, request, error),
};

interface Reached {
  readonly channel: Channel;
  readonly access: ChannelAccess;
  readonly report: (
    report: Parameters<NonNullable<Channel['orders']['reportShipment']>>[1],
  ) => Promise<Result<{ readonly sent: true }, AdapterError>>;
}

/** Null when the connection is gone or the channel cannot be told about shipments. */
async function reach(context: FlowContext, effect: EffectRow, request: ReportRequest): Promise<Reached | null> {
  const connection = await context.database.withShop(effect.shopId as ShopId, (tx) =>
    connectionForPlace(tx, request.place),
  );
  const channel = context.channel(request.place.channel);
  if (!connection || !channel?.orders.reportShipment) return null;
  const access = await context.channelAccess(connection);
  const { orders } = channel;
  return { channel, access, report: async (report) => orders.reportShipment?.(access, report) ?? err(unreachable()) };
}

async function readOrder(
  channel: Channel,
  access: ChannelAccess,
  request: ReportRequest,
): Promise<Result<ChannelOrder, AdapterError>> {
  return channel.orders.get(access, request.channelOrderId);
}

function cannotLook(context: FlowContext, effect: EffectRow, error: AdapterError): SendOutcome<ReportResult> {
  if (error.kind === 'not-found' || error.kind === 'rejected') return { kind: 'rejected', error };
  return { kind: 'again', at: retryAt(context, effect, error), error };
}

/** The row says that a later report took this one's place, or that the parcel was voided. */
async function isOvertaken(context: FlowContext, effect: EffectRow, request: ReportRequest): Promise<boolean> {
  return context.database.withShop(effect.shopId as ShopId, async (tx) => {
    const row = await loadShipment(tx, request.shipmentId);
    if (!row || row.state === 'voided') return true;
    const newest = (await reportsOf(tx, row)).at(-1);
    return newest !== undefined && newest.id !== effect.id;
  });
}

async function readBack(
  context: FlowContext,
  channel: Channel,
  access: ChannelAccess,
  request: ReportRequest,
  attempt: Attempt,
  shopId: ShopId,
): Promise<SendOutcome<ReportResult>> {
  await context.database.withShop(shopId, (tx) => saveHandle(tx, attempt, { taken: true }));
  const after = await readOrder(channel, access, request);
  if (after.ok && compareWithChannel(request, after.value) === 'shown') {
    return { kind: 'done', result: { written: true } };
  }
  return { kind: 'unclear', error: after.ok ? notShown(channel, request) : after.error };
}

/** The channel answered a report of this effect with success. */
function wasTaken(effect: EffectRow): boolean {
  return (effect.handle as { taken?: boolean } | null)?.taken === true;
}

function outcomeOf(
  context: FlowContext,
  effect: EffectRow,
  channel: Channel,
  error: AdapterError,
): SendOutcome<ReportResult> {
  switch (error.kind) {
    case 'unclear':
    case 'unexpected-reply':
      return { kind: 'unclear', error };
    case 'not-found':
      // The order itself could be read a moment ago: it is the call that is unknown.
      return { kind: 'rejected', error: { ...error, message: unknownCall(channel), detail: REFUSALS.unsupported } };
    case 'rejected':
    case 'conflict':
      return { kind: 'rejected', error };
    case 'auth':
    case 'forbidden':
    case 'rate-limited':
    case 'temporary':
      return { kind: 'again', at: retryAt(context, effect, error), error };
  }
}

const unknownCall = ({ name }: Channel): string => `${name} does not know the call that reports shipments.`;

function notShown(channel: Channel, request: ReportRequest): AdapterError {
  return adapterError(
    'unclear',
    `${channel.name} took the report, but its order does not show it. ${byHandFacts(request, channel.name)}`,
  );
}

function shownOtherwise(channelName: string, request: ReportRequest, order: ChannelOrder): AdapterError {
  const shown = order.shipping.filter(({ positionId }) => request.positionIds.includes(positionId));
  const numbers = [...new Set(shown.flatMap(({ trackingNumber }) => trackingNumber ?? []))].join(', ');
  return adapterError(
    'conflict',
    `${channelName} shows tracking ${numbers} already, entered in its own panel; the store says ${request.trackingNumber === '' ? 'none' : request.trackingNumber}. Nothing was sent. Use Report again if the store is right.`,
    { detail: REFUSALS.otherwise },
  );
}

function overtaken(): AdapterError {
  return adapterError('conflict', 'A later report takes its place.', { detail: REFUSALS.pointless });
}

function unreachable(): AdapterError {
  return adapterError(
    'rejected',
    'The connection this order came from is gone. Enter the parcel in the channel’s own panel, or connect the account again.',
  );
}
