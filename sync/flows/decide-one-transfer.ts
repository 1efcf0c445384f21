import { decide, type Decision } from '../core/decide.ts';
import type { AdapterError } from '../core/errors.ts';
import { judgePrice } from '../core/price-rule.ts';
import { judgeStock } from '../core/stock-rule.ts';
import type { Offer } from '../core/store-types.ts';
import type { ConnectionView } from '../persistence/connections.ts';
import { lockInTransaction, type ShopTx } from '../persistence/database.ts';
import { linkOf, positionOf, type LineRow } from '../persistence/order-rows.ts';
import { lockPlace, updateOrder } from '../persistence/orders.ts';
import { endReservations, reserve, reservedByOthers } from '../persistence/reservations.ts';
import { loadTransfer } from '../persistence/transfers.ts';
import { recordVerdict } from '../persistence/verdicts.ts';
import { later, TIMING, type FlowContext } from './context.ts';
import type { LinkJudgement } from './link-lines.ts';
import { planAnswer } from './plan-answer.ts';

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
    const lines = transfer.lines.filter((line) => line.channelState === 'offered');
    await lockItems(tx, connection, lines, facts);
    const outcomes: Decision['outcome'][] = [];
    for (const line of lines) outcomes.push(await judgeLine(tx, context, connection, line, facts));
    const now = context.clock.now();
    await updateOrder(tx, transfer.orderId, {}, now);
    await tx.db.transfer.update({
      where: { shopId_id: { shopId: tx.shopId, id: transfer.id } },
      data: { decideAt: nextLook(context, outcomes, facts, now) },
    });
    await planAnswer(tx, context, connection, transfer.id);
  });
}

function nextLook(context: FlowContext, outcomes: readonly Decision['outcome'][], facts: Facts, now: Date): Date {
  if (outcomes.includes('pending')) return later(now, context.scale(TIMING.unsettled));
  if (facts.error) return later(now, context.scale(TIMING.unsettled * 5));
  return later(now, context.scale(TIMING.redecide));
}

/** Locks in one order for everybody, so that two transfers wanting the same items cannot wait for each other. */
async function lockItems(tx: ShopTx, connection: ConnectionView, lines: readonly LineRow[], facts: Facts): Promise<void> {
  const refs = lines.flatMap((line) => {
    const link = facts.links.get(line.id);
    return [...(link?.ok ? [link.link.inventoryItemRef] : []), ...(linkOf(line) ? [linkOf(line)?.inventoryItemRef ?? ''] : [])];
  });
  for (const ref of [...new Set(refs)].sort()) await lockInTransaction(tx, 'inventory-item', `${connection.storeId}/${ref}`);
}

async function judgeLine(
  tx: ShopTx,
  context: FlowContext,
  connection: ConnectionView,
  line: LineRow,
  facts: Facts,
): Promise<Decision['outcome']> {
  const { settings } = connection;
  const position = positionOf(line);
  const judged = facts.links.get(line.id);
  const link: LinkJudgement | { ok: false; reason: 'input-missing'; facts: Record<string, unknown> } =
    judged ?? { ok: false, reason: 'input-missing', facts: { error: facts.error?.message ?? 'not read yet' } };
  const offer = link.ok ? (facts.offers.get(link.link.variantRef) ?? null) : null;
  const readable = 'quantity' in position;
  const price =
    offer && readable
      ? judgePrice({ unitPrice: position.unitPrice, offer, country: connection.country, settings, vatRate: facts.vatRate })
      : null;
  const stock =
    offer && readable
      ? judgeStock({
          quantity: position.quantity,
          offer,
          continueSellingPasses: settings.continueSellingPasses,
          reservedByOthers: await reservedByOthers(tx, {
            storeId: connection.storeId,
            inventoryItemRef: offer.inventoryItemRef,
            exceptLineId: line.id,
            consumedAfter: later(facts.readAt, -context.scale(TIMING.stockGrace)),
            placingAfter: later(facts.readAt, -context.scale(TIMING.placement)),
          }),
        })
      : null;

  if (line.outcomeBy === 'person') {
    return personStands(tx, context, connection, line, { link, stock });
  }

  const decision = decide({ position, marketCurrency: connection.currency, link, offer, price, stock, settings });
  const now = context.clock.now();
  const proposal = !settings.acceptAutomatically && decision.outcome !== 'pending';
  await recordVerdict(tx, line, {
    ...decision,
    by: 'rule',
    person: null,
    proposal,
    settingsVersion: connection.settingsVersion,
    now,
    link: link.ok ? link.link : null,
  });
  if (decision.outcome === 'accept' && !proposal && link.ok && offer?.tracked) {
    await reserve(tx, {
      lineId: line.id,
      storeId: connection.storeId,
      inventoryItemRef: link.link.inventoryItemRef,
      quantity: line.quantity,
      now,
    });
  } else {
    await endReservations(tx, [line.id], 'no longer accepted');
  }
  return decision.outcome;
}

/**
 * A rule never changes a person's verdict. Before an acceptance is sent only stock is looked at again: too little makes it
 * hold and tells the person, unless the person has said *Accept anyway*.
 */
async function personStands(
  tx: ShopTx,
  context: FlowContext,
  connection: ConnectionView,
  line: LineRow,
  seen: {
    link: LinkJudgement | { ok: false; reason: 'input-missing'; facts: Record<string, unknown> };
    stock: ReturnType<typeof judgeStock> | null;
  },
): Promise<Decision['outcome']> {
  const verdict = line.verdictId
    ? await tx.db.verdict.findUnique({ where: { shopId_id: { shopId: tx.shopId, id: line.verdictId } } })
    : null;
  if (!verdict || verdict.outcome === 'decline') {
    await endReservations(tx, [line.id], 'declined by a person');
    return 'decline';
  }
  const anyway = (verdict.inputs as { anyway?: boolean }).anyway === true;
  const now = context.clock.now();
  if (!anyway && seen.stock?.outcome === 'unsettled') return 'pending';
  if (!anyway && seen.stock?.outcome === 'short') {
    await endReservations(tx, [line.id], 'stock ran out before the acceptance was sent');
    await recordVerdict(tx, line, {
      outcome: 'hold',
      by: 'rule',
      person: null,
      proposal: false,
      reason: 'out-of-stock',
      sentence: `${verdict.person ?? 'Somebody'} accepted this position, but the stock ran out before it was sent. Accept it anyway or decline it.`,
      inputs: { stock: seen.stock.facts, acceptedBy: verdict.person },
      settingsVersion: connection.settingsVersion,
      now,
      link: seen.link.ok ? seen.link.link : null,
    });
    return 'hold';
  }
  if (seen.link.ok) {
    await tx.db.orderLine.update({
      where: { shopId_id: { shopId: tx.shopId, id: line.id } },
      data: { link: { ...seen.link.link } },
    });
    await reserve(tx, {
      lineId: line.id,
      storeId: connection.storeId,
      inventoryItemRef: seen.link.link.inventoryItemRef,
      quantity: line.quantity,
      now,
    });
  }
  return 'accept';
}

