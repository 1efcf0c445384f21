import { waitedHours } from '../core/deadlines.ts';
import { decide } from '../core/decide.ts';
import type { AdapterError } from '../core/errors.ts';
import type { LinkJudgement, LinkMissing } from '../core/linking.ts';
import { judgePrice } from '../core/price-rule.ts';
import { judgeStock, type StockJudgement } from '../core/stock-rule.ts';
import type { Offer } from '../core/store-types.ts';
import type { Outcome } from '../core/verdict-types.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import { lockInTransaction, type ShopTx } from '../persistence/database.ts';
import { linkOf, positionOf, type LineRow } from '../persistence/order-rows.ts';
import { lockPlace, updateOrder } from '../persistence/orders.ts';
import {
  endReservations,
  reserve,
  reservedByOthers,
  type NewReservation,
  type ReservedByOthers,
} from '../persistence/reservations.ts';
import { loadTransfer, type TransferWithLines } from '../persistence/transfers.ts';
import { currentVerdicts, recordVerdicts, type LineVerdict, type NewVerdict } from '../persistence/verdicts.ts';
import { later, TIMING, type FlowContext } from './context.ts';
import { planAnswer } from './plan-answer.ts';
import { stoppedClock } from './watch-waiting.ts';

/** What was read from the store and the product map for a batch of lines, at one moment. */
export interface Facts {
  /** t0: before the reading began, on the database's clock. */
  readonly readAt: Date;
  readonly links: ReadonlyMap<string, LinkJudgement>;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly vatRate: string | null;
  /** Set when something could not be read: then nothing may be declined by rule. */
  readonly error: AdapterError | null;
}

/** What judging one line comes to; written together for all lines afterwards. */
interface Judged {
  readonly line: LineRow;
  readonly outcome: Outcome;
  /** Null: the present verdict stands. */
  readonly verdict: NewVerdict | null;
  readonly reservation: NewReservation | null;
  /** A link found for a verdict that stands. */
  readonly link: LinkJudgement | null;
}

/**
 * One short transaction: judges each offered position with the facts, reserves stock for what is accepted, and plans the
 * one answer if every position has a verdict that may be sent.
 */
export async function decideOneTransfer(
  context: FlowContext,
  connection: ConnectionView,
  transferId: string,
  facts: Facts,
): Promise<void> {
  await context.database.withShop(connection.shopId, async (tx) => {
    await lockPlace(tx, connection.place);
    const transfer = await loadTransfer(tx, transferId);
    if (!transfer || transfer.state !== 'pending') return;
    if (transfer.order.handledAt !== null) {
      await rest(tx, transfer.id);
      return;
    }
    const lines = transfer.lines.filter((line) => line.channelState === 'offered');
    const refs = await lockItems(tx, connection, lines, facts);
    const reserved = await reservedByOthers(tx, {
      storeId: connection.storeId,
      inventoryItemRefs: refs,
      exceptTransferId: transfer.id,
      consumedAfter: later(facts.readAt, -context.scale(TIMING.stockGrace)),
      placingAfter: later(facts.readAt, -context.scale(TIMING.placement)),
    });
    const judged = await judgeLines(tx, context, connection, transfer, lines, facts, reserved);
    await write(tx, connection, judged, context.clock.now());
    const now = context.clock.now();
    await updateOrder(tx, transfer.orderId, {}, now);
    await tx.db.transfer.update({
      where: { shopId_id: { shopId: tx.shopId, id: transfer.id } },
      data: {
        decideAt: nextLook(
          context,
          judged.map((entry) => entry.outcome),
          facts,
          now,
        ),
      },
    });
    const answering = await planAnswer(tx, context, connection, transfer.id);
    if (answering) await updateOrder(tx, transfer.orderId, stoppedClock(context, now), now);
  });
}

/** A person has the word: rules look at it again only when its content changes or the person takes the word back. */
async function rest(tx: ShopTx, transferId: string): Promise<void> {
  await tx.db.transfer.update({
    where: { shopId_id: { shopId: tx.shopId, id: transferId } },
    data: { decideAt: null },
  });
}

function nextLook(context: FlowContext, outcomes: readonly Outcome[], facts: Facts, now: Date): Date {
  if (outcomes.includes('pending')) return later(now, context.scale(TIMING.unsettled));
  if (facts.error) return later(now, context.scale(TIMING.unsettled * 5));
  return later(now, context.scale(TIMING.redecide));
}

/** Locks in one order for everybody, so that two transfers wanting the same items cannot wait for each other. */
async function lockItems(
  tx: ShopTx,
  connection: ConnectionView,
  lines: readonly LineRow[],
  facts: Facts,
): Promise<readonly string[]> {
  const refs = lines.flatMap((line) => {
    const found = facts.links.get(line.id);
    const link = found?.ok ? found.link : linkOf(line);
    return link ? [link.inventoryItemRef] : [];
  });
  const sorted = [...new Set(refs)].sort();
  for (const ref of sorted) await lockInTransaction(tx, 'inventory-item', `${connection.storeId}/${ref}`);
  return sorted;
}

async function judgeLines(
  tx: ShopTx,
  context: FlowContext,
  connection: ConnectionView,
  transfer: TransferWithLines,
  lines: readonly LineRow[],
  facts: Facts,
  reserved: ReadonlyMap<string, ReservedByOthers>,
): Promise<readonly Judged[]> {
  const standing = await currentVerdicts(
    tx,
    lines.filter((line) => line.outcomeBy === 'person' || line.outcome === 'hold'),
  );
  /** Units taken by earlier positions of this very transfer. */
  const taken = new Map<string, number>();
  const now = context.clock.now();
  const waited = waitedHours({ firstSeenAt: transfer.firstSeenAt, now, scale: (ms) => context.scale(ms) });
  return lines.map((line) => {
    const link = facts.links.get(line.id) ?? missing(facts);
    const offer = link.ok ? (facts.offers.get(link.link.variantRef) ?? null) : null;
    const stock = offer ? stockFor(line, offer, connection, reserved, taken) : null;
    const person = personBehind(line, standing.get(line.id));
    const judged = person
      ? standsBy(connection, line, person, { link, stock, now })
      : ruled(connection, line, facts, { link, offer, stock, now, waited });
    const { reservation } = judged;
    if (reservation)
      taken.set(reservation.inventoryItemRef, (taken.get(reservation.inventoryItemRef) ?? 0) + reservation.quantity);
    return judged;
  });
}

function missing(facts: Facts): LinkMissing {
  return { ok: false, reason: 'input-missing', facts: { error: facts.error?.message ?? 'not read yet' } };
}

function stockFor(
  line: LineRow,
  offer: Offer,
  connection: ConnectionView,
  reserved: ReadonlyMap<string, ReservedByOthers>,
  taken: ReadonlyMap<string, number>,
): StockJudgement | null {
  if (line.unreadable !== null) return null;
  const others = reserved.get(offer.inventoryItemRef) ?? { settled: 0, consumedInGrace: 0, inFlight: 0 };
  const own = taken.get(offer.inventoryItemRef) ?? 0;
  return judgeStock({
    quantity: line.quantity,
    offer,
    continueSellingPasses: connection.settings.continueSellingPasses,
    reservedByOthers: { ...others, settled: others.settled + own },
  });
}

function ruled(
  connection: ConnectionView,
  line: LineRow,
  facts: Facts,
  seen: {
    link: LinkJudgement | LinkMissing;
    offer: Offer | null;
    stock: StockJudgement | null;
    now: Date;
    waited: number;
  },
): Judged {
  const { settings } = connection;
  const { link, offer, stock, now, waited } = seen;
  const position = positionOf(line);
  const price =
    offer && 'quantity' in position
      ? judgePrice({
          unitPrice: position.unitPrice,
          offer,
          country: connection.country,
          settings,
          vatRate: facts.vatRate,
        })
      : null;
  const readProblem = facts.error?.message ?? (link.ok && !offer ? noLongerThere(link.link.title) : null);
  const decision = decide({
    position,
    marketCurrency: connection.currency,
    link,
    offer,
    readProblem,
    price,
    stock,
    settings,
    waitedHours: waited,
  });
  // The standing order is the merchant's own word: it may be sent although other verdicts of rules may not.
  const proposal =
    !settings.acceptAutomatically && decision.outcome !== 'pending' && decision.reason !== 'held-too-long';
  const accepts = decision.outcome === 'accept' && !proposal;
  return {
    line,
    outcome: decision.outcome,
    verdict: {
      ...decision,
      by: 'rule',
      person: null,
      proposal,
      settingsVersion: connection.settingsVersion,
      now,
      link: link.ok ? link.link : null,
    },
    reservation: accepts && link.ok && offer?.tracked ? reservationOf(line, link.link.inventoryItemRef) : null,
    link: null,
  };
}

function noLongerThere(title: string): string {
  return `“${title}” is not in the store any more; link another product`;
}

/** What a person said about a position, as it still counts. */
interface PersonsWord {
  readonly outcome: string;
  readonly person: string | null;
  readonly anyway: boolean;
  /** The acceptance had to be held since the stock ran out; it counts again as soon as there is enough. */
  readonly heldBack: boolean;
}

function personBehind(
  line: LineRow,
  verdict: { readonly outcome: string; readonly person: string | null; readonly inputs: unknown } | undefined,
): PersonsWord | null {
  if (!verdict) return null;
  const inputs = verdict.inputs as { anyway?: boolean; acceptedBy?: string | null } | null;
  if (line.outcomeBy === 'person') {
    return { outcome: verdict.outcome, person: verdict.person, anyway: inputs?.anyway === true, heldBack: false };
  }
  const acceptedBy = inputs?.acceptedBy ?? null;
  return acceptedBy === null ? null : { outcome: 'accept', person: acceptedBy, anyway: false, heldBack: true };
}

/**
 * A rule never changes a person's verdict. Before an acceptance is sent only stock is looked at again: too little makes it
 * hold and tells the person, unless the person has said *Accept anyway*.
 */
function standsBy(
  connection: ConnectionView,
  line: LineRow,
  word: PersonsWord,
  seen: { link: LinkJudgement | LinkMissing; stock: StockJudgement | null; now: Date },
): Judged {
  const { link, stock, now } = seen;
  const stands = { line, verdict: null, link: link.ok ? link : null } as const;
  if (word.outcome === 'decline') return { ...stands, outcome: 'decline', reservation: null };
  const { anyway } = word;
  if (!anyway && stock?.outcome === 'unsettled') return { ...stands, outcome: 'pending', reservation: null };
  if (!anyway && stock?.outcome === 'short') {
    return {
      line,
      outcome: 'hold',
      reservation: null,
      link: null,
      verdict: {
        outcome: 'hold',
        by: 'rule',
        person: null,
        proposal: false,
        reason: 'out-of-stock',
        sentence: `${word.person ?? 'Somebody'} accepted this position, but the stock ran out before it was sent. Accept it anyway or decline it.`,
        inputs: { stock: stock.facts, acceptedBy: word.person ?? 'Somebody' },
        settingsVersion: connection.settingsVersion,
        now,
        link: link.ok ? link.link : null,
      },
    };
  }
  if (word.heldBack && stock?.outcome !== 'pass') return { ...stands, outcome: 'hold', reservation: null };
  return {
    ...stands,
    verdict: word.heldBack ? acceptedAfterAll(connection, word, seen) : null,
    outcome: 'accept',
    reservation: link.ok ? reservationOf(line, link.link.inventoryItemRef) : null,
  };
}

function acceptedAfterAll(
  connection: ConnectionView,
  word: PersonsWord,
  { link, now }: { link: LinkJudgement | LinkMissing; now: Date },
): NewVerdict {
  return {
    outcome: 'accept',
    by: 'person',
    person: word.person,
    proposal: false,
    reason: 'by-person',
    sentence: `Accepted by ${word.person ?? 'a person'}; there is enough stock again.`,
    inputs: { anyway: false },
    settingsVersion: connection.settingsVersion,
    now,
    link: link.ok ? link.link : null,
  };
}

function reservationOf(line: LineRow, inventoryItemRef: string): NewReservation {
  return { lineId: line.id, inventoryItemRef, quantity: line.quantity };
}

async function write(tx: ShopTx, connection: ConnectionView, judged: readonly Judged[], now: Date): Promise<void> {
  const verdicts: LineVerdict[] = [];
  for (const { line, verdict, link } of judged) {
    if (verdict) verdicts.push({ line, verdict });
    else if (link?.ok) {
      await tx.db.orderLine.update({
        where: { shopId_id: { shopId: tx.shopId, id: line.id } },
        data: { link: { ...link.link } },
      });
    }
  }
  await recordVerdicts(tx, verdicts);
  const reservations = judged.flatMap((entry) => (entry.reservation ? [entry.reservation] : []));
  await endReservations(
    tx,
    judged.flatMap((entry) => (entry.reservation ? [] : [entry.line.id])),
    'no longer accepted',
  );
  await reserve(tx, { storeId: connection.storeId, lines: reservations, now });
}
