import type { ShopId } from '../core/ids.ts';
import { job } from '../jobs/catalog.ts';
import { connectionForPlace } from '../persistence/connections.ts';
import { logCommunication } from '../persistence/journal.ts';
import { placeOf } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace } from '../persistence/orders.ts';
import { recordVerdicts, type NewVerdict } from '../persistence/verdicts.ts';
import type { FlowContext } from './context.ts';

export type PersonOutcome =
  /** Recorded; `waitingFor` positions of the transfer still need a verdict before the one answer goes out. */
  | { readonly kind: 'recorded'; readonly waitingFor: number }
  | { readonly kind: 'not-found' }
  /** Answered meanwhile, by us or in the channel's own panel; nothing was changed. */
  | { readonly kind: 'too-late'; readonly message: string };

/**
 * A person accepts or declines positions. The verdict stands against every rule; the transfer goes out in one answer as
 * soon as every position has one. Clicking twice records once.
 */
export async function recordPersonVerdict(
  context: FlowContext,
  input: {
    shopId: ShopId;
    orderId: string;
    /** Null: every position that is still offered. */
    lineIds: readonly string[] | null;
    outcome: 'accept' | 'decline';
    person: string;
    /** *Accept anyway*: also without stock. */
    anyway: boolean;
  },
): Promise<PersonOutcome> {
  return context.database.withShop(input.shopId, async (tx) => {
    const found = await loadOrder(tx, input.orderId);
    if (!found) return { kind: 'not-found' };
    await lockPlace(tx, placeOf(found));
    const order = await loadOrder(tx, input.orderId);
    const connection = await connectionForPlace(tx, placeOf(found));
    if (!order || !connection) return { kind: 'not-found' };
    const transfers = await tx.db.transfer.findMany({
      where: { shopId: tx.shopId, orderId: order.id, state: 'pending' },
    });
    const pending = new Set(transfers.map((transfer) => transfer.id));
    const open = order.lines.filter(
      (line) => line.channelState === 'offered' && line.transferId !== null && pending.has(line.transferId),
    );
    const chosen = input.lineIds === null ? open : open.filter((line) => input.lineIds?.includes(line.id));
    if (chosen.length === 0) {
      const own = input.lineIds === null || input.lineIds.every((id) => order.lines.some((line) => line.id === id));
      return own
        ? {
            kind: 'too-late',
            message: 'This was answered in the meantime. Nothing was changed; the page shows what was answered.',
          }
        : { kind: 'not-found' };
    }
    const now = context.clock.now();
    const verdict: NewVerdict = {
      outcome: input.outcome,
      by: 'person',
      person: input.person,
      proposal: false,
      reason: 'by-person',
      sentence: `${input.outcome === 'accept' ? 'Accepted' : 'Declined'} by ${input.person}${input.anyway ? ', although stock is short' : ''}.`,
      inputs: { anyway: input.anyway },
      settingsVersion: connection.settingsVersion,
      now,
      link: null,
    };
    await recordVerdicts(
      tx,
      chosen.map((line) => ({ line, verdict })),
    );
    await tx.db.transfer.updateMany({
      where: { shopId: tx.shopId, id: { in: [...pending] } },
      data: { decideAt: now },
    });
    await logCommunication(tx, {
      orderId: order.id,
      direction: 'inside',
      action: input.outcome === 'accept' ? 'Accepted by hand' : 'Declined by hand',
      outcome: `${input.person}: ${chosen.length} position(s)`,
      at: now,
    });
    tx.enqueue(job('decide-transfers', { shopId: tx.shopId, connectionId: connection.id }, { urgent: true }));
    const ready = new Set(chosen.map((line) => line.id));
    const waitingFor = open.filter(
      (line) => !ready.has(line.id) && (line.proposal || (line.outcome !== 'accept' && line.outcome !== 'decline')),
    ).length;
    return { kind: 'recorded', waitingFor };
  });
}

/** *Send*: a person agrees with what the rules propose; each proposal becomes that person's verdict. */
export async function sendProposals(
  context: FlowContext,
  input: { shopId: ShopId; orderId: string; person: string },
): Promise<PersonOutcome> {
  const order = await context.database.withShop(input.shopId, (tx) => loadOrder(tx, input.orderId));
  if (!order) return { kind: 'not-found' };
  const offered = order.lines.filter((line) => line.channelState === 'offered');
  if (offered.some((line) => line.outcome !== 'accept' && line.outcome !== 'decline')) {
    return { kind: 'too-late', message: 'A position has no verdict yet. Accept or decline it, then send.' };
  }
  let outcome: PersonOutcome = { kind: 'too-late', message: 'This was answered in the meantime. Nothing was changed.' };
  for (const verdict of ['accept', 'decline'] as const) {
    const lineIds = offered.filter((line) => line.proposal && line.outcome === verdict).map((line) => line.id);
    if (lineIds.length > 0)
      outcome = await recordPersonVerdict(context, { ...input, lineIds, outcome: verdict, anyway: false });
  }
  return outcome;
}

/** *Retry* / *Insert*: an order that waits, failed or was left out as too old is taken up again at once. */
export async function retryImport(
  context: FlowContext,
  input: { shopId: ShopId; orderId: string },
): Promise<{ kind: 'started' } | { kind: 'not-found' } | { kind: 'too-late'; message: string }> {
  return context.database.withShop(input.shopId, async (tx) => {
    const order = await loadOrder(tx, input.orderId);
    if (!order) return { kind: 'not-found' };
    await lockPlace(tx, placeOf(order));
    if (order.channelState !== 'accepted' || !['waiting', 'failed', 'not-inserted'].includes(order.storeState)) {
      return { kind: 'too-late', message: 'There is nothing to retry: this order is not waiting for the store.' };
    }
    const now = context.clock.now();
    // Only an effect that surely was not executed is given a new chance; an unclear one is still being looked up.
    const effects = await tx.db.effect.findMany({
      where: { shopId: tx.shopId, orderId: order.id, kind: 'create-order', state: { in: ['rejected', 'person'] } },
    });
    for (const effect of effects) {
      await tx.db.effect.update({
        where: { shopId_id: { shopId: tx.shopId, id: effect.id } },
        data: { state: 'planned', dueAt: now, settledAt: null },
      });
      tx.enqueue(job('run-effect', { shopId: tx.shopId, effectId: effect.id }, { urgent: true }));
    }
    await tx.db.order.update({
      where: { shopId_id: { shopId: tx.shopId, id: order.id } },
      data: {
        importDueAt: now,
        storeState: effects.length > 0 ? 'creating' : 'waiting',
        storeStateReason: 'retried-by-a-person',
        updatedAt: now,
      },
    });
    tx.enqueue(job('import-order', { shopId: tx.shopId, orderId: order.id }, { urgent: true }));
    return { kind: 'started' };
  });
}
