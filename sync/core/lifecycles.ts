/**
 * The lifecycles of design section 5 as tables: from a state to those it may move to. Staying is no move. A state with no
 * way on is terminal.
 */
type Table = Readonly<Record<string, readonly string[]>>;

/** The states of a table. */
export type StateOf<T extends Table> = keyof T & string;

/** The states of a table that nothing leads out of. */
export type TerminalStateOf<T extends Table> = {
  [S in StateOf<T>]: T[S] extends readonly [] ? S : never;
}[StateOf<T>];

/** Does not compile when a target is not itself a state of the table. */
function table<const T extends { readonly [S in keyof T]: readonly (keyof T & string)[] }>(moves: T): T {
  return moves;
}

/**
 * Channel state of a position. The channel's word stands over our memory: one that was gone can be offered again, and an
 * order can show a position as accepted that we had given up or declined.
 */
export const positionMoves = table({
  offered: ['accepted', 'declined', 'gone'],
  gone: ['offered', 'accepted'],
  declined: ['accepted'],
  accepted: [],
});

/**
 * A transfer. `contested`: our answer was not taken as sent and the listing and the orders must tell what became of it;
 * `refused`: the channel refuses the answer and a person must look; `closed`: answered in the channel's own panel.
 */
export const transferMoves = table({
  pending: ['answering', 'closed', 'gone'],
  answering: ['answered', 'contested', 'refused', 'closed', 'pending'],
  contested: ['pending', 'closed', 'gone'],
  refused: ['pending', 'closed', 'gone'],
  gone: ['pending', 'closed'],
  closed: [],
  answered: [],
});

/** Store state of an order. Lines that are added later become a store order of their own and leave `inserted` as it is. */
export const storeMoves = table({
  none: ['waiting', 'not-inserted'],
  waiting: ['creating', 'not-inserted', 'failed'],
  creating: ['inserted', 'failed', 'waiting', 'not-inserted'],
  failed: ['waiting', 'creating', 'inserted', 'not-inserted'],
  'not-inserted': ['waiting', 'creating'],
  inserted: [],
});

/**
 * A write to an outside system (design section 8). `planned → rejected` withdraws what was never sent; `rejected →
 * planned` is a person's new try of what was surely not executed.
 */
export const effectMoves = table({
  planned: ['sending', 'rejected'],
  sending: ['done', 'rejected', 'unclear', 'planned', 'person'],
  unclear: ['done', 'planned', 'rejected', 'person'],
  person: ['planned', 'done', 'rejected'],
  rejected: ['planned'],
  done: [],
});

/** A stock reservation. An ended one is opened again when its position is accepted after all. */
export const reservationMoves = table({
  open: ['consumed', 'ended'],
  ended: ['open'],
  consumed: [],
});

/**
 * A line of a return case, as the channel says. Its word stands: a decision can be taken back there, and a unit that was
 * declined can be refunded after all; only the buyer's money is never taken back.
 */
export const rmaLineMoves = table({
  pending: ['accepted', 'declined', 'refunded'],
  accepted: ['refunded', 'declined', 'pending'],
  declined: ['accepted', 'refunded', 'pending'],
  refunded: [],
});

/** A return case as a whole. `deciding`: our decision is on its way; it can turn out not to have been taken. */
export const rmaMoves = table({
  pending: ['deciding', 'decided', 'refunded'],
  deciding: ['pending', 'decided', 'refunded'],
  decided: ['refunded', 'pending'],
  refunded: [],
});

/**
 * A return that the merchant asks the channel for. `unconfirmed`: sent, and not seen there; `unsupported`: the channel does
 * not know the call. Both wait for a person, whose word or whose new try leads on, and so does late news of the channel's.
 */
export const rmaRequestMoves = table({
  draft: ['to-confirm', 'sent'],
  'to-confirm': ['sent'],
  sent: ['accepted', 'declined', 'unsupported', 'unconfirmed'],
  unsupported: ['to-confirm', 'sent', 'accepted', 'declined'],
  unconfirmed: ['to-confirm', 'sent', 'accepted', 'declined'],
  accepted: [],
  declined: ['accepted'],
});

/**
 * A refund. `intent`: ours, not written yet; `parked`: seen in the store while an intent of ours on that order is not
 * settled, so that it may be that one; `task`: a person writes it, or says what it is; `ignored`: it counts no more, since
 * it was not written after all, or since the same units stand in another one (also those that a person had marked as done).
 */
export const refundMoves = table({
  intent: ['done', 'task', 'ignored'],
  parked: ['done', 'task', 'ignored'],
  task: ['intent', 'done', 'ignored'],
  done: ['ignored'],
  ignored: [],
});

export type EffectState = StateOf<typeof effectMoves>;

/** Whether the table has this move. */
export function mayMove<T extends Table>(moves: T, from: StateOf<T>, to: StateOf<T>): boolean {
  return moves[from]?.includes(to) ?? false;
}

/** Whether nothing leads out of this state. */
export function isTerminal<T extends Table>(moves: T, state: StateOf<T>): state is TerminalStateOf<T> {
  return moves[state]?.length === 0;
}
