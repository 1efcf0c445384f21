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
}

/** Total: an unknown state is shown as it is, never thrown on. */
export function orderWord(view: OrderStateView): OrderWord {
  switch (view.channelState) {
    case 'offered':
      return offeredWord(view);
    case 'accepted':
      return withOpenOffers(acceptedWord(view), view);
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

function acceptedWord({ storeState, storeStateReason }: OrderStateView): OrderWord {
  switch (storeState) {
    case 'none':
      return word('ACCEPTED', 'success', 'Accepted at the channel; it is about to be put in the store.');
    case 'waiting':
      return waitingWord(storeStateReason);
    case 'creating':
      return word('INSERTING', 'info', 'The order is being created in the store.');
    case 'inserted':
      return word('INSERTED', 'success', 'The order is in the store.');
    case 'not-inserted':
      return word(
        'NOT INSERTED',
        'new',
        storeStateReason === 'older-than-sync-from'
          ? 'It is older than the date this connection starts from, so it was not put in the store. Insert it by hand if it is missing there.'
          : 'It was not put in the store. Insert it by hand if it is missing there.',
      );
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

function canceledWord({ storeState }: OrderStateView): OrderWord {
  return storeState === 'inserted'
    ? word('CANCELED', 'warning', 'The channel canceled this order, and the store has it. Do not ship it.')
    : word('CANCELED', 'new', 'The channel canceled this order. It was not put in the store.');
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

function positions(count: number): string {
  return count === 1 ? '1 position' : `${count} positions`;
}

function word(text: string, tone: StatusTone, explanation: string): OrderWord {
  return { word: text, tone, explanation };
}
