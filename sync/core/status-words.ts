/** The word a merchant sees for an order, derived from what is kept apart (design section 4). */

/** `new` is the quiet one; `attention` wants a person soon; `critical` is an error. */
export type StatusTone = 'info' | 'success' | 'attention' | 'warning' | 'critical' | 'new';

export interface OrderWord {
  /** As shown, upper case; stable, so that filters and tests can use it. */
  readonly word: string;
  readonly tone: StatusTone;
  /** One or two sentences: what it means and what a person can do. */
  readonly explanation: string;
}

export interface OrderStateView {
  /** offered | accepted | declined | gone | canceled */
  readonly channelState: string;
  readonly storeState: string;
  readonly storeStateReason: string | null;
  readonly lines: readonly {
    readonly channelState: string;
    readonly outcome: string;
    /** rule | person; null before the first verdict. */
    readonly outcomeBy: string | null;
    /** A rule's verdict that may not be sent. */
    readonly proposal: boolean;
  }[];
  /** Of the order's newest transfer; null for an order accepted elsewhere. */
  readonly transferState: string | null;
  /** none | part | all: units shipped of those accepted and not cancelled. */
  readonly shippedState?: string | undefined;
  /** When a person marked it as handled. */
  readonly handledAt?: Date | string | null | undefined;
  /** Units of all accepted positions; the words do not depend on them, the explanations do. */
  readonly units?: OrderUnits | undefined;
}

export interface OrderUnits {
  readonly accepted: number;
  readonly channelCancelled: number;
  readonly storeCancelled: number;
}

/** Total: an unknown state is shown as it is, never thrown on. */
export function orderWord(view: OrderStateView): OrderWord {
  const open = view.channelState === 'offered' || view.channelState === 'accepted';
  if (open && view.handledAt != null) {
    return word('HANDLED', 'new', 'A person has marked it as handled. The app writes nothing more for it.');
  }
  switch (view.channelState) {
    case 'offered':
      return offeredWord(view);
    case 'accepted':
      return withOpenOffers(withCancelledUnits(acceptedWord(view), view), view);
    case 'declined':
      return word('DECLINED', 'new', 'Every position was declined. Nothing is to be shipped.');
    case 'gone':
      return word('GONE', 'new', 'The channel took this offer back before it was answered. There is nothing to do.');
    case 'canceled':
    case 'cancelled':
      return canceledWord(view);
    default:
      return word(
        view.channelState.toUpperCase(),
        'attention',
        'The channel uses a word for this order that is not known here.',
      );
  }
}

function offeredWord(view: OrderStateView): OrderWord {
  switch (view.transferState) {
    case 'answering':
    case 'answered':
      return word('ANSWERING', 'info', 'The answer is on its way to the channel.');
    case 'contested':
      return word(
        'ANSWERING',
        'info',
        'The channel did not take the answer as it was sent. Its lists are being read to see what became of the offer.',
      );
    case 'refused':
      return word(
        'FAILED',
        'critical',
        'The channel refused the answer, and nothing was accepted. Answer the offer in the channel’s own panel.',
      );
    default:
      return undecidedWord(view);
  }
}

function undecidedWord({ lines }: OrderStateView): OrderWord {
  const offered = lines.filter(({ channelState }) => channelState === 'offered');
  const of = (outcome: string) => offered.filter((line) => line.outcome === outcome).length;
  const held = of('hold');
  const proposals = offered.filter(({ proposal }) => proposal).length;
  const all = offered.length;
  if (held > 0 && proposals === 0) {
    return word(
      'HELD',
      'attention',
      `${held === all ? positions(all) : `${held} of ${positions(all)}`} ${held === 1 ? 'is' : 'are'} held, and the whole offer waits. Each says why; accept or decline it, or mend the cause.`,
    );
  }
  if (proposals > 0) {
    const parts = [
      `accept ${of('accept')}`,
      `decline ${of('decline')}`,
      ...(held > 0 ? [`${held} for you to decide`] : []),
    ];
    return word(
      'PENDING APPROVAL',
      'attention',
      `The rules propose: ${parts.join(', ')}. Nothing is sent until you accept or decline.`,
    );
  }
  if (all > 0 && of('accept') + of('decline') === all) {
    return word('ANSWERING', 'info', 'Every position has its verdict; the answer is about to be sent.');
  }
  return word(
    'PENDING APPROVAL',
    'info',
    'Stock, price and product are being checked. You can accept or decline without waiting.',
  );
}

function acceptedWord({ storeState, storeStateReason, shippedState }: OrderStateView): OrderWord {
  switch (storeState) {
    case 'none':
      return word('ACCEPTED', 'success', 'Accepted at the channel; it is about to be put in the store.');
    case 'waiting':
      return waitingWord(storeStateReason);
    case 'creating':
      return word('INSERTING', 'info', 'The order is being created in the store.');
    case 'inserted':
      return insertedWord(shippedState);
    case 'not-inserted':
      return word('NOT INSERTED', 'new', notInserted(storeStateReason));
    case 'failed':
      return word(
        'FAILED',
        'critical',
        storeStateReason === 'needs-a-person'
          ? 'It is not certain whether the store has this order. Look there first, then retry.'
          : 'The store did not take the order. The reason is in the communication; mend it, then retry.',
      );
    default:
      return word(storeState.toUpperCase(), 'attention', 'The order is in a state that is not known here.');
  }
}

function insertedWord(shippedState: string | undefined): OrderWord {
  switch (shippedState) {
    case 'all':
      return word('SHIPPED', 'success', 'The order is in the store, and everything that is to be shipped was shipped.');
    case 'part':
      return word('PARTIALLY SHIPPED', 'attention', 'The order is in the store, and a part of it was shipped.');
    default:
      return word('INSERTED', 'success', 'The order is in the store.');
  }
}

/** A part that was cancelled on one side or both; a difference between the sides wants a person. */
function withCancelledUnits(result: OrderWord, { units }: OrderStateView): OrderWord {
  if (!units || (units.channelCancelled === 0 && units.storeCancelled === 0)) return result;
  const { accepted, channelCancelled, storeCancelled } = units;
  const said = [
    ...(channelCancelled > 0 ? [`${channelCancelled} of ${count(accepted, 'unit')} cancelled at the channel`] : []),
    ...(storeCancelled > 0 ? [`${storeCancelled} of ${count(accepted, 'unit')} cancelled in the store`] : []),
  ].join(', ');
  const waiting = storeCancelled > channelCancelled;
  const tone = waiting && result.tone !== 'critical' ? 'warning' : result.tone;
  const todo = waiting
    ? ' The channel still counts on what the store does not ship; see the note about it for what to do.'
    : '';
  return { ...result, tone, explanation: `${result.explanation} Partially cancelled: ${said}.${todo}` };
}

function notInserted(reason: string | null): string {
  switch (reason) {
    case 'older-than-sync-from':
      return 'It is older than the date this connection starts from, so it was not put in the store. Insert it by hand if it is missing there.';
    case 'stock-only':
      return 'This connection only changes stock: the store’s stock is lowered by what was accepted, and no order is made there.';
    case 'left-out':
      return 'A rule of this connection leaves it out of the store; the communication says which. Insert it by hand if it belongs there.';
    case 'handled':
      return 'A person has marked it as handled. Take that back if the app should put it in the store.';
    default:
      return 'It was not put in the store. Insert it by hand if it is missing there.';
  }
}

/** Waits that end by themselves are calm; those that need somebody are not. */
function waitingWord(reason: string | null): OrderWord {
  switch (reason) {
    case 'order-not-read-yet':
      return word('WAITING', 'info', 'Accepted; the channel has not shown the order yet. It is read again by itself.');
    case 'store-unreachable':
      return word('WAITING', 'attention', 'The store could not be read. It is tried again by itself.');
    case 'product-not-found':
      return word(
        'WAITING',
        'warning',
        'A product of this order was not found in the store. Correct it there, and the order goes on by itself.',
      );
    case 'unreadable-position':
      return word(
        'WAITING',
        'warning',
        'A position of this order could not be read. Enter the order in the store by hand, or ask the channel to correct it.',
      );
    case 'no-stock-location':
      return word(
        'WAITING',
        'warning',
        'It is not clear which stock location to lower. Choose one for “Stock only” in the connection’s settings.',
      );
    case 'no-exchange-rate':
      return word(
        'WAITING',
        'warning',
        'The order is in another currency than the store. Enter an exchange rate in the connection’s settings.',
      );
    default:
      return word('WAITING', 'info', 'Accepted; it will be put in the store by itself.');
  }
}

function canceledWord({ storeState, units, shippedState }: OrderStateView): OrderWord {
  if (storeState === 'creating' || storeState === 'failed') {
    return word(
      'CANCELED',
      'warning',
      'The channel canceled this order while it was being put in the store. What came of that is looked up; do not ship it.',
    );
  }
  if (storeState !== 'inserted') {
    return word('CANCELED', 'new', 'The channel canceled this order. It was not put in the store.');
  }
  if (shippedState === 'all' || shippedState === 'part') {
    return word(
      'CANCELED',
      'warning',
      'The channel canceled this order, and some of it was shipped before. See its notes.',
    );
  }
  return units && units.storeCancelled >= units.accepted && units.accepted > 0
    ? word('CANCELED', 'new', 'The channel canceled this order, and it is canceled in the store too.')
    : word('CANCELED', 'warning', 'The channel canceled this order, and the store has it. Do not ship it.');
}

/** More of the same purchase can be offered after a first part was accepted. */
function withOpenOffers(result: OrderWord, { lines, transferState }: OrderStateView): OrderWord {
  const open = lines.filter(({ channelState }) => channelState === 'offered').length;
  if (open === 0 || transferState !== 'pending') return result;
  const tone = result.tone === 'critical' || result.tone === 'warning' ? result.tone : 'attention';
  return {
    ...result,
    tone,
    explanation: `${result.explanation} ${positions(open)} more ${open === 1 ? 'waits' : 'wait'} for a verdict.`,
  };
}

function positions(number: number): string {
  return count(number, 'position');
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

function word(text: string, tone: StatusTone, explanation: string): OrderWord {
  return { word: text, tone, explanation };
}
