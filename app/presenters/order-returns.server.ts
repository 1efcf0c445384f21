import { money } from '#sync/core/money.ts';
import { defaultReturnSettings } from '#sync/core/return-settings.ts';
import { balance, unitsToRequest, type LineReturns } from '#sync/core/returns.ts';
import { connectionForPlace } from '#sync/persistence/connections.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { placeOf, type LineRow, type OrderRow } from '#sync/persistence/order-rows.ts';
import { refundsOf, type RefundRow } from '#sync/persistence/refunds.ts';
import { lineReturnsOf } from '#sync/persistence/return-balance.ts';
import { requestsOf, type RequestRow } from '#sync/persistence/rma-requests.ts';
import { buyerWords, rmasOf, type RmaRow } from '#sync/persistence/rmas.ts';
import type { ReturnCaseView, ReturnRequestView, RmaTabView, SameUnitsView } from '../views/order-returns.ts';
import { titleOf } from './line-title.server.ts';
import type { Naming, Reading } from './reading.server.ts';
import { caseLineStatus, caseStatus, kindWord, requestStatus } from './return-words.server.ts';

/** The order's cases and requests, oldest first, and what a person can do about them. */
export async function readRmaTab(tx: ShopTx, reading: Reading, naming: Naming, order: OrderRow): Promise<RmaTabView> {
  const place = placeOf(order);
  const rows = await tx.db.orderLine.findMany({ where: { shopId: tx.shopId, orderId: order.id } });
  const lines = new Map(rows.map((line) => [line.id, line]));
  const cases = await rmasOf(tx, order.id);
  const requests = await requestsOf(tx, order.id);
  const refunds = await refundsOf(tx, order.id);
  const returns = await lineReturnsOf(tx, order.id);
  const connection = await connectionForPlace(tx, place);
  const settings = connection?.settings.returns ?? defaultReturnSettings;
  const channelName = naming.channels[place.channel].name;
  const asks =
    reading.channel(place.channel)?.returnRequests !== undefined &&
    connection !== null &&
    order.channelOrderId !== null &&
    order.handledAt === null;
  const numbers = new Map(requests.map(({ id, number }) => [id, String(number)]));
  return {
    tab: 'rma',
    channelName,
    cases: cases.map((rma) => ({
      ...caseView(reading, rma, { lines, refunds, channelName }),
      answersRequest: rma.requestId === null ? null : (numbers.get(rma.requestId) ?? null),
    })),
    requests: requests.map((request) => requestView(request, lines, channelName)),
    questions: returns.flatMap((line) => questionsOf(line, lines, channelName)),
    requestable: asks
      ? returns.flatMap((line) => {
          const left = unitsToRequest(line);
          return left === 0 ? [] : [{ lineId: line.lineId, title: titleOf(lines.get(line.lineId)), left }];
        })
      : [],
    reasons: {
      accept: settings.acceptReason,
      request: settings.defaultReason,
      decline: settings.declineTemplates,
    },
  };
}

interface About {
  readonly lines: ReadonlyMap<string, LineRow>;
  readonly refunds: readonly RefundRow[];
  readonly channelName: string;
}

function caseView(reading: Reading, rma: RmaRow, about: About): Omit<ReturnCaseView, 'answersRequest'> {
  const readable = rma.lines.filter(({ unreadable }) => unreadable === null);
  const status = caseStatus(
    rma.state,
    readable.map(({ state }) => state),
  );
  const waits = rma.state === 'pending' && readable.some(({ state }) => state === 'pending');
  return {
    id: rma.id,
    number: String(rma.number),
    channelId: rma.channelRmaId,
    kind: kindWord(rma.kind, rma.channelKind),
    status,
    next: nextSentence(rma, status.code, about),
    createdAt: (rma.channelCreatedAt ?? rma.firstSeenAt).toISOString(),
    lines: rma.lines.map((line) => {
      const words = buyerWords(reading.encryption, line);
      const sold = line.lineId === null ? undefined : about.lines.get(line.lineId);
      const problem = line.unreadable as { readonly problem?: string } | null;
      const decided = line.state !== 'pending' || line.decision !== null;
      return {
        id: line.id,
        title: sold ? titleOf(sold) : `Position ${line.channelPositionId ?? 'unknown'}`,
        quantity: line.quantity,
        amount: sold ? money(Number(sold.unitPriceMinor) * line.quantity, sold.currency) : null,
        status: caseLineStatus(line.state),
        buyerReason: words.reason,
        buyerComment: words.comment,
        decisionReason: line.decisionReason,
        comment: line.comment,
        decidedBy: decided ? deciderOf(line.decidedBy, about.channelName) : null,
        problem: problem === null ? null : (problem.problem ?? 'It cannot be read.'),
        waits: line.state === 'pending' && line.unreadable === null && line.decision === null,
      };
    }),
    canDecide: waits && rma.lines.every(({ unreadable }) => unreadable === null),
  };
}

function deciderOf(decidedBy: string | null, channelName: string): string {
  if (decidedBy === 'person') return 'A person in the app';
  return decidedBy === 'rule' ? 'A rule' : `In ${channelName}’s own panel`;
}

/** What happens next, for a person who does not know how the app works. */
function nextSentence(rma: RmaRow, code: string, { refunds, channelName }: About): string {
  if (rma.kind !== 'return' && rma.state === 'pending') {
    return `The app refunds nothing for this by itself. Agree with the buyer in ${channelName}’s own panel; a decision here is sent there all the same.`;
  }
  switch (code) {
    case 'pending':
      return `Accept: ${channelName} pays the buyer, and these units are refunded in your shop at the price they were sold for. Decline: nothing changes in your shop, and the buyer is told your reason.`;
    case 'deciding':
      return `The decision is on its way to ${channelName}. It counts once it is read back from there.`;
    case 'declined':
      return `Nothing changes in your shop. ${channelName} has your reason. Should it take the goods back after all, that shows here and is refunded then.`;
    default: {
      const refund = refunds.find(({ rmaId, state }) => rmaId === rma.id && state !== 'ignored');
      if (rma.kind !== 'return') return 'Decided. The app refunds nothing for this by itself.';
      if (refund?.state === 'done') return 'Refunded in your shop; see the Refunds tab.';
      if (refund?.state === 'task') return 'The refund is yours to enter in your shop; see the Refunds tab.';
      if (refund) return 'The refund is being written in your shop.';
      return 'Its units are settled with a refund in your shop, or are about to be; see the Refunds tab.';
    }
  }
}

function requestView(row: RequestRow, lines: ReadonlyMap<string, LineRow>, channelName: string): ReturnRequestView {
  const open = row.handledAt === null;
  return {
    id: row.id,
    number: String(row.number),
    status: requestStatus(row.state, !open),
    sentence: row.stateReason ?? sentenceOf(row.state, channelName),
    origin: row.origin === 'app' ? 'Made in the app' : 'For a refund in your shop',
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    lines: row.lines.map(({ lineId, quantity, reason }) => ({ title: titleOf(lines.get(lineId)), quantity, reason })),
    can: {
      send: open && ['to-confirm', 'unsupported', 'unconfirmed'].includes(row.state),
      done: open && ['to-confirm', 'unsupported', 'unconfirmed', 'declined'].includes(row.state),
    },
  };
}

function sentenceOf(state: string, channelName: string): string {
  switch (state) {
    case 'sent':
      return `${channelName} has it; its answer shows here.`;
    case 'accepted':
      return `${channelName} took the units back.`;
    case 'declined':
      return `${channelName} declined it. It is not sent again.`;
    default:
      return '';
  }
}

function questionsOf(
  line: LineReturns,
  lines: ReadonlyMap<string, LineRow>,
  channelName: string,
): readonly SameUnitsView[] {
  return balance(line).steps.flatMap((step) =>
    step.kind === 'ask'
      ? [
          {
            lineId: line.lineId,
            caseId: step.caseId,
            refundLineId: step.refundLineId,
            message: `${step.quantity} × “${titleOf(lines.get(line.lineId))}” stands in a return at ${channelName} and in a refund in your shop. Are these the same units? Until you say so, nothing is written for them.`,
          },
        ]
      : [],
  );
}
