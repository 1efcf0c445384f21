import type { Listing } from '../core/channel-types.ts';
import type { AdapterError } from '../core/errors.ts';
import type { ChannelReturn, ChannelReturnRequest } from '../core/return-types.ts';
import type { Result } from '../core/result.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import { isPassingTrouble, type ShopTx } from '../persistence/database.ts';
import { keepUnreadable, logCommunication, raiseAttention, settleAttention } from '../persistence/journal.ts';
import { lockPlace } from '../persistence/orders.ts';
import { linkAnswers, noteRma } from '../persistence/rma-reading.ts';
import { checkRmas, rmaChecksDue, rmasLeftBehind } from '../persistence/rmas.ts';
import { noteRequest, requestFor } from '../persistence/rma-requests.ts';
import { checkRequestsOf } from './check-requests.ts';
import { later, TIMING, type FlowContext } from './context.ts';
import { runPoll, type PollInput, type PollOutcome } from './poll-transfers.ts';

/** How many cases one run reads by themselves; the others stay due. */
const BATCH = 25;

/**
 * Reads what became of our requests, and what came back at the channel: newest first until a page brings nothing new; then
 * the cases that are open here and were not on these pages, one by one. A channel that does not know
 * these calls is asked again now and then: the wire of returns is an assumption (reference miinto-api 6.3).
 */
export async function pollReturns(context: FlowContext, input: PollInput): Promise<void> {
  await runPoll(context, input, 'poll-returns', TIMING.pollReturns, async (connection): Promise<PollOutcome> => {
    const channel = context.channel(connection.place.channel);
    if (!channel?.returns) return { complete: true, error: null, next: TIMING.returnsUnknown };
    const access = await context.channelAccess(connection);
    const startedAt = context.clock.now();
    // Requests first: a case that answers one must be known as its answer before it counts as one of the channel's own.
    const requests = await channel.returnRequests?.list(access, (page) => noteRequests(context, connection, page));
    if (requests && !requests.ok && !unknownCall(requests)) return { complete: false, error: requests.error };
    if (requests?.ok) await keepBad(context, connection, 'rma-request', requests.value);
    const cases = await channel.returns.list(access, (page) => noteCases(context, connection, page));
    const unknown = unknownCall(cases);
    if (!cases.ok && !unknown) return { complete: false, error: cases.error };
    if (cases.ok) {
      await keepBad(context, connection, 'rma', cases.value);
      await readLeftBehind(context, connection, startedAt);
    }
    await checkRequestsOf(context, connection);
    await context.database.withShop(input.shopId, async (tx) => {
      await lockPlace(tx, connection.place);
      await linkAnswers(tx, { place: connection.place, now: context.clock.now() });
    });
    return { complete: true, error: null, ...(unknown ? { next: TIMING.returnsUnknown } : {}) };
  });
}

function unknownCall(reply: Result<unknown, AdapterError>): boolean {
  return !reply.ok && reply.error.kind === 'not-found';
}

/** True when nothing on this page was new. One case that cannot be stored stops no other. */
async function noteCases(
  context: FlowContext,
  connection: ConnectionView,
  page: readonly ChannelReturn[],
): Promise<boolean> {
  let news = false;
  for (const rma of page) {
    const noted = await noteCase(context, connection, rma);
    news ||= noted;
  }
  return !news;
}

/** Writes a case down and tells what a person should know about it. True when anything about it is new. */
export async function noteCase(context: FlowContext, connection: ConnectionView, rma: ChannelReturn): Promise<boolean> {
  const { database, clock, encryption } = context;
  const { place } = connection;
  try {
    return await database.withShop(connection.shopId, async (tx) => {
      await lockPlace(tx, place);
      const now = clock.now();
      const news = await noteRma(tx, encryption, { place, rma, now });
      await linkAnswers(tx, { place, now });
      if (news.news === 'known') return false;
      await tell(tx, { connection, rma, news, now });
      return true;
    });
  } catch (error) {
    if (isPassingTrouble(error)) throw error;
    context.log.error({ err: error, rma: rma.id }, 'A return could not be stored');
    const record = { id: rma.id, raw: rma.raw, problem: 'It holds something that cannot be stored', path: '' };
    await database.withShop(connection.shopId, (tx) =>
      keepUnreadable(tx, encryption, { place, resource: 'rma', record, now: clock.now() }),
    );
    return false;
  }
}

async function tell(
  tx: ShopTx,
  about: {
    readonly connection: ConnectionView;
    readonly rma: ChannelReturn;
    readonly news: Awaited<ReturnType<typeof noteRma>>;
    readonly now: Date;
  },
): Promise<void> {
  const { rma, news, now } = about;
  if (news.orderId !== null) {
    await logCommunication(tx, {
      orderId: news.orderId,
      direction: 'from-channel',
      action: news.news === 'new' ? 'Return announced' : 'Return changed',
      outcome: `Return ${rma.id}: ${rma.status === '' ? 'no status' : rma.status}`,
      payload: {
        rma: rma.id,
        lines: rma.lines.map(({ id, positionId, quantity, state }) => ({ id, positionId, quantity, state })),
      },
      at: now,
    });
  }
  if (news.contradicted.length > 0) {
    await raiseAttention(tx, {
      kind: 'rma-contradicted',
      subject: `rma-contradicted:${news.rmaId}`,
      orderId: news.orderId,
      message: `Return ${rma.id} was decided otherwise in the channel’s own panel than in the app. The channel’s word stands.`,
      now,
    });
  }
  if (rma.kind !== 'return' && news.news === 'new') {
    const kind =
      rma.kind === 'unknown' ? `“${rma.channelKind.slice(0, 40)}”` : `an ${rma.kind}`.replace('an repair', 'a repair');
    await raiseAttention(tx, {
      kind: 'rma-other-kind',
      subject: `rma-kind:${news.rmaId}`,
      orderId: news.orderId,
      message: `The buyer asks for ${kind} (return ${rma.id}). The app refunds nothing for it by itself. Agree with the buyer in the channel’s own panel.`,
      now,
    });
  }
}

/** Open cases that were not on the pages read are read one by one, the longest unseen first. */
async function readLeftBehind(context: FlowContext, connection: ConnectionView, startedAt: Date): Promise<void> {
  const { database, clock } = context;
  const { shopId, place } = connection;
  const due = await database.withShop(shopId, async (tx) => {
    const now = clock.now();
    const unseen = later(startedAt, -context.scale(TIMING.returnCheck));
    await checkRmas(tx, await rmasLeftBehind(tx, { place, seenBefore: unseen, limit: BATCH }), now);
    const rows = await rmaChecksDue(tx, { place, now, limit: BATCH });
    // Whatever becomes of this run, each is due again after a while.
    await checkRmas(
      tx,
      rows.map(({ id }) => id),
      later(now, context.scale(TIMING.returnCheck)),
    );
    return rows;
  });
  const channel = context.channel(place.channel);
  if (!channel?.returns || due.length === 0) return;
  const access = await context.channelAccess(connection);
  for (const [index, { id, channelRmaId }] of due.entries()) {
    if (index > 0) await context.sleep(context.scale(TIMING.scanPause));
    const reply = await channel.returns.get(access, channelRmaId);
    if (!reply.ok && reply.error.kind !== 'not-found') return;
    if (reply.ok) await noteCase(context, connection, reply.value);
    await database.withShop(shopId, (tx) => checkRmas(tx, [id], null));
  }
}

/** True when nothing on this page was new. */
async function noteRequests(
  context: FlowContext,
  connection: ConnectionView,
  page: readonly ChannelReturnRequest[],
): Promise<boolean> {
  let news = false;
  for (const seen of page) {
    const noted = await context.database.withShop(connection.shopId, async (tx) => {
      await lockPlace(tx, connection.place);
      const ours = await requestFor(tx, connection.place, seen);
      if (ours === null) return false;
      const now = context.clock.now();
      const isNews = await noteRequest(tx, { id: ours.id, seen, now });
      // Seen there: nothing is left to enter by hand.
      if (isNews) await settleAttention(tx, `rma-request:${ours.id}`, now);
      return isNews;
    });
    news ||= noted;
  }
  return !news;
}

async function keepBad(
  context: FlowContext,
  connection: ConnectionView,
  resource: 'rma' | 'rma-request',
  { bad }: Listing<unknown>,
): Promise<void> {
  if (bad.length === 0) return;
  await context.database.withShop(connection.shopId, async (tx) => {
    for (const record of bad) {
      const now = context.clock.now();
      await keepUnreadable(tx, context.encryption, { place: connection.place, resource, record, now });
    }
  });
}
