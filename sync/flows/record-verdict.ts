import type { ShopId } from '../core/ids.ts';
import { job } from '../jobs/catalog.ts';
import { connectionForPlace } from '../persistence/connections.ts';
import type { ShopTx } from '../persistence/database.ts';
import { logCommunication } from '../persistence/journal.ts';
import { placeOf, type LineRow } from '../persistence/order-rows.ts';
import { loadOrder, lockPlace } from '../persistence/orders.ts';
import { currentVerdicts, recordVerdicts, type NewVerdict } from '../persistence/verdicts.ts';
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
    if (order.handledAt !== null) return { kind: 'too-late', message: HANDLED };
    const transfers = await tx.db.transfer.findMany({ where: { shopId: tx.shopId, orderId: order.id } });
    const pending = new Set(transfers.filter(({ state }) => state === 'pending').map((transfer) => transfer.id));
    const open = order.lines.filter(
      (line) => line.channelState === 'offered' && line.transferId !== null && pending.has(line.transferId),
    );
    const chosen = input.lineIds === null ? open : open.filter((line) => input.lineIds?.includes(line.id));
    if (chosen.length === 0) {
      const meant =
        input.lineIds === null ? order.lines : order.lines.filter((line) => input.lineIds?.includes(line.id));
      if (input.lineIds !== null && meant.length < new Set(input.lineIds).size) return { kind: 'not-found' };
      // The second click of a double click, after the first one's answer has set out.
      const sent =
        meant.length > 0 && meant.every((line) => line.outcomeBy === 'person' && line.outcome === input.outcome);
      if (sent) return { kind: 'recorded', waitingFor: 0 };
      return { kind: 'too-late', message: whatBecameOf(meant, new Set(transfers.map(({ state }) => state))) };
    }
    const ready = new Set(chosen.map((line) => line.id));
    const waitingFor = open.filter(
      (line) => !ready.has(line.id) && (line.proposal || (line.outcome !== 'accept' && line.outcome !== 'decline')),
    ).length;
    const news = await unsaid(tx, chosen, input);
    if (news.length === 0) return { kind: 'recorded', waitingFor };
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
      news.map((line) => ({ line, verdict })),
    );
    await tx.db.transfer.updateMany({
      where: { shopId: tx.shopId, id: { in: [...pending] } },
      data: { decideAt: now },
    });
    await logCommunication(tx, {
      orderId: order.id,
      direction: 'inside',
      action: input.outcome === 'accept' ? 'Accepted by hand' : 'Declined by hand',
      outcome: `${input.person}: ${news.length} position(s)`,
      at: now,
    });
    tx.enqueue(job('decide-transfers', { shopId: tx.shopId, connectionId: connection.id }, { urgent: true }));
    return { kind: 'recorded', waitingFor };
  });
}

const HANDLED = 'This order is marked as handled. Take that back first if the app should answer it.';

/** Lines this person's verdict says something new about; the second click of a double click says nothing new. */
async function unsaid(
  tx: ShopTx,
  lines: readonly LineRow[],
  input: { outcome: 'accept' | 'decline'; anyway: boolean },
): Promise<readonly LineRow[]> {
  const said = await currentVerdicts(
    tx,
    lines.filter((line) => line.outcomeBy === 'person' && line.outcome === input.outcome),
  );
  return lines.filter((line) => {
    const verdict = said.get(line.id);
    const anyway = (verdict?.inputs as { anyway?: boolean } | undefined)?.anyway === true;
    return !verdict || (input.anyway && !anyway);
  });
}

/** For a click that came too late: what has become of it, as far as it is known. */
function whatBecameOf(lines: readonly LineRow[], transferStates: ReadonlySet<string>): string {
  const of = (state: string) => lines.filter((line) => line.channelState === state).length;
  const [accepted, declined, gone] = [of('accepted'), of('declined'), of('gone')];
  const nothing = 'Nothing was changed.';
  if (gone > 0 && accepted + declined === 0)
    return `The channel took this offer back before it was answered. ${nothing}`;
  if (accepted + declined === 0) {
    return `The answer to this offer is on its way already. ${nothing} The page shows what becomes of it.`;
  }
  const where =
    transferStates.has('closed') || transferStates.size === 0 ? 'in the channel’s own panel' : 'in the meantime';
  const parts = [...(accepted > 0 ? [`${accepted} accepted`] : []), ...(declined > 0 ? [`${declined} declined`] : [])];
  return `This was answered ${where}: ${parts.join(', ')}. ${nothing}`;
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
