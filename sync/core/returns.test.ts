import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balance,
  SAME_CASE_MS,
  type LineReturns,
  type RefundUnits,
  type RequestUnits,
  type ReturnStep,
  type RmaUnits,
} from './returns.ts';

const monday = new Date('2026-11-02T10:00:00Z');
const HOUR = 3_600_000;
const later = (ms: number) => new Date(monday.getTime() + ms);

const rma = (over: Partial<RmaUnits> = {}): RmaUnits => ({
  rmaLineId: 'r1',
  quantity: 1,
  kind: 'return',
  state: 'accepted',
  decision: null,
  requestId: null,
  startedAt: monday,
  ...over,
});
const refund = (over: Partial<RefundUnits> = {}): RefundUnits => ({
  refundLineId: 's1',
  quantity: 1,
  origin: 'store',
  startedAt: monday,
  ...over,
});
const request = (over: Partial<RequestUnits> = {}): RequestUnits => ({
  requestId: 'q1',
  quantity: 1,
  state: 'sent',
  answerNamed: false,
  handled: false,
  startedAt: monday,
  ...over,
});
const line = (over: Partial<LineReturns> = {}): LineReturns => ({
  lineId: 'line',
  sold: 1,
  rmas: [],
  requests: [],
  refunds: [],
  ties: [],
  ...over,
});
const tie = (caseId: string, refundLineId: string, quantity = 1) => ({ caseId, refundLineId, quantity });
const steps = (over: Partial<LineReturns>) => balance(line(over)).steps;

describe('the balance of returns', () => {
  it('refunds in the store what the channel took back, once', () => {
    expect(steps({ rmas: [rma()] })).toEqual([{ kind: 'refund-in-store', caseId: 'r1', quantity: 1 }]);
    const done = line({ rmas: [rma()], refunds: [refund({ origin: 'channel' })], ties: [tie('r1', 's1')] });
    expect(balance(done)).toEqual({ lineId: 'line', channel: 1, store: 1, steps: [] });
  });

  it('never refunds on a pending or declined RMA, whatever was decided here', () => {
    for (const decision of ['accept', 'decline', null] as const)
      expect(steps({ rmas: [rma({ state: 'pending', decision })] })).toEqual([]);
    expect(steps({ rmas: [rma({ state: 'declined' })] })).toEqual([]);
  });

  it('leaves exchanges, repairs and unknown kinds to a person', () => {
    for (const kind of ['exchange', 'repair', 'unknown'] as const) expect(steps({ rmas: [rma({ kind })] })).toEqual([]);
  });

  it('asks the channel for what the store refunded, once', () => {
    expect(steps({ refunds: [refund()] })).toEqual([{ kind: 'request-at-channel', refundLineId: 's1', quantity: 1 }]);
    for (const state of ['draft', 'to-confirm', 'sent', 'accepted'] as const)
      expect(steps({ refunds: [refund()], requests: [request({ state })], ties: [tie('q1', 's1')] })).toEqual([]);
  });

  it('makes one task of what the channel refused or was asked in vain, and asks no more', () => {
    for (const state of ['declined', 'unsupported', 'unconfirmed'] as const)
      expect(steps({ refunds: [refund()], requests: [request({ state })], ties: [tie('q1', 's1')] })).toEqual([
        { kind: 'unanswered', refundLineId: 's1', quantity: 1 },
      ]);
    const declined = { refunds: [refund()], rmas: [rma({ state: 'declined' })], ties: [tie('r1', 's1')] };
    expect(steps(declined)).toEqual([{ kind: 'unanswered', refundLineId: 's1', quantity: 1 }]);
  });

  it('takes a later RMA for the units that were asked for in vain, since a person enters them by hand', () => {
    const asked = {
      sold: 2,
      refunds: [refund()],
      requests: [request({ state: 'unsupported' })],
      ties: [tie('q1', 's1')],
    };
    expect(steps({ ...asked, rmas: [rma({ startedAt: later(HOUR) })] })).toEqual([
      { kind: 'tie', caseId: 'r1', refundLineId: 's1', quantity: 1 },
    ]);
    const older = steps({ ...asked, rmas: [rma({ startedAt: later(-HOUR) })] });
    expect(older).toMatchObject([{ kind: 'ask', why: 'same-units' }]);
  });

  it('knows the RMA of a request that was lost on its way back', () => {
    const asked = {
      sold: 2,
      refunds: [refund()],
      requests: [request({ state: 'unconfirmed' })],
      ties: [tie('q1', 's1')],
    };
    const answer = rma({ startedAt: later(HOUR) });
    expect(steps({ ...asked, rmas: [answer] })).toEqual([{ kind: 'link-request', requestId: 'q1', rmaLineId: 'r1' }]);
    expect(steps({ ...asked, rmas: [{ ...answer, requestId: 'q1' }] })).toEqual([]);
  });

  it('does not ask again for a unit that was asked for in vain, also when another one found its RMA', () => {
    const asked = { refunds: [refund({ quantity: 2 })], requests: [request({ state: 'declined' })] };
    expect(steps({ sold: 2, ...asked, ties: [tie('q1', 's1')], rmas: [rma()] })).toEqual([
      { kind: 'tie', caseId: 'r1', refundLineId: 's1', quantity: 1 },
      { kind: 'unanswered', refundLineId: 's1', quantity: 1 },
    ]);
  });

  it('counts an RMA that answers our request as that request', () => {
    const settled = line({
      rmas: [rma({ requestId: 'q1' })],
      requests: [request({ state: 'accepted', answerNamed: true })],
      refunds: [refund()],
      ties: [tie('q1', 's1')],
    });
    expect(balance(settled)).toEqual({ lineId: 'line', channel: 1, store: 1, steps: [] });
  });

  it('knows the RMA that answers an accepted request when the channel does not name it', () => {
    const asked = { sold: 2, refunds: [refund()], requests: [request({ state: 'accepted' })], ties: [tie('q1', 's1')] };
    expect(steps({ ...asked, rmas: [rma({ startedAt: later(HOUR) })] })).toEqual([
      { kind: 'link-request', requestId: 'q1', rmaLineId: 'r1' },
    ]);
    const older = steps({ ...asked, rmas: [rma({ startedAt: later(-HOUR) })] });
    expect(older).toEqual([{ kind: 'refund-in-store', caseId: 'r1', quantity: 1 }]);
  });

  it('refunds in the store what a request made in the app was granted, and nothing before', () => {
    expect(steps({ requests: [request({ state: 'accepted', answerNamed: true })] })).toEqual([]);
    const granted = { requests: [request({ state: 'accepted' })], rmas: [rma({ requestId: 'q1' })] };
    expect(steps(granted)).toEqual([{ kind: 'refund-in-store', caseId: 'r1', quantity: 1 }]);
  });

  it('accepts an RMA that answers our own request', () => {
    const asked = { refunds: [refund()], requests: [request({ state: 'accepted' })], ties: [tie('q1', 's1')] };
    const answer = rma({ requestId: 'q1', state: 'pending' });
    expect(steps({ ...asked, rmas: [answer] })).toEqual([
      { kind: 'accept-rma', rmaLineId: 'r1', refundLineId: null, quantity: 1 },
    ]);
    expect(steps({ ...asked, rmas: [{ ...answer, decision: 'accept' }] })).toEqual([]);
  });

  it('brings up units that the channel was asked for and did not take', () => {
    const fewer = {
      sold: 2,
      rmas: [rma({ requestId: 'q1' })],
      requests: [request({ state: 'accepted', quantity: 2 })],
      refunds: [refund({ quantity: 2 })],
      ties: [tie('q1', 's1', 2)],
    };
    expect(steps(fewer)).toEqual([{ kind: 'unanswered', refundLineId: 's1', quantity: 1 }]);
  });

  it('takes both sides’ case for the same unit when there is only one', () => {
    expect(steps({ rmas: [rma()], refunds: [refund({ startedAt: later(HOUR) })] })).toEqual([
      { kind: 'tie', caseId: 'r1', refundLineId: 's1', quantity: 1 },
    ]);
  });

  it('asks a person when both began within two days and there is room for both', () => {
    const both = (ms: number) => steps({ sold: 2, rmas: [rma()], refunds: [refund({ startedAt: later(ms) })] });
    const about = { caseId: 'r1', refundLineId: 's1', quantity: 1 };
    expect(both(SAME_CASE_MS)).toEqual([{ kind: 'ask', why: 'same-units', ...about }]);
    expect(both(SAME_CASE_MS + 1)).toEqual([{ kind: 'tie', ...about }]);
  });

  it('writes both when a person said that they are different units', () => {
    expect(steps({ sold: 2, rmas: [rma()], refunds: [refund()], ties: [tie('r1', 's1', 0)] })).toEqual([
      { kind: 'refund-in-store', caseId: 'r1', quantity: 1 },
      { kind: 'request-at-channel', refundLineId: 's1', quantity: 1 },
    ]);
  });

  it('asks whether a request made in the app and a refund in the store are the same units', () => {
    const both = { requests: [request({ state: 'to-confirm' })], refunds: [refund()] };
    expect(steps({ ...both, sold: 2 })).toMatchObject([{ kind: 'ask', why: 'same-units', caseId: 'q1' }]);
    expect(steps(both)).toEqual([{ kind: 'tie', caseId: 'q1', refundLineId: 's1', quantity: 1 }]);
    const handled = { requests: [request({ state: 'to-confirm', handled: true })], refunds: [refund()] };
    expect(steps(handled)).toMatchObject([{ kind: 'request-at-channel' }]);
  });

  it('writes only the difference', () => {
    expect(steps({ sold: 2, rmas: [rma({ quantity: 2 })], refunds: [refund()] })).toEqual([
      { kind: 'tie', caseId: 'r1', refundLineId: 's1', quantity: 1 },
      { kind: 'refund-in-store', caseId: 'r1', quantity: 1 },
    ]);
  });

  it('spreads one refund over several RMAs without counting a unit twice', () => {
    const several = { rmas: [rma(), rma({ rmaLineId: 'r2' })], refunds: [refund({ quantity: 2 })] };
    const ties = [tie('r1', 's1'), tie('r2', 's1')];
    expect(steps({ sold: 2, ...several })).toEqual(ties.map((entry) => ({ kind: 'tie', ...entry })));
    expect(steps({ sold: 3, ...several, ties })).toEqual([]);
  });

  it('accepts a pending RMA of the same quantity, and asks about another one', () => {
    expect(steps({ rmas: [rma({ state: 'pending' })], refunds: [refund()] })).toEqual([
      { kind: 'accept-rma', rmaLineId: 'r1', refundLineId: 's1', quantity: 1 },
    ]);
    expect(steps({ sold: 2, rmas: [rma({ state: 'pending', quantity: 2 })], refunds: [refund()] })).toEqual([
      { kind: 'ask', why: 'other-quantity', caseId: 'r1', refundLineId: 's1', quantity: 1 },
    ]);
  });

  it('sees that a refund contradicts a decline on its way, and agrees with an acceptance', () => {
    const decided = (decision: 'accept' | 'decline') =>
      steps({ rmas: [rma({ state: 'pending', decision })], refunds: [refund()] });
    expect(decided('decline')).toMatchObject([{ kind: 'ask', why: 'declining' }]);
    expect(decided('accept')).toEqual([{ kind: 'tie', caseId: 'r1', refundLineId: 's1', quantity: 1 }]);
  });

  it('writes no more than was sold, and says what is too many', () => {
    expect(steps({ rmas: [rma({ quantity: 2 })] })).toEqual([
      { kind: 'refund-in-store', caseId: 'r1', quantity: 1 },
      { kind: 'too-many', side: 'store', caseId: 'r1', quantity: 1 },
    ]);
    expect(steps({ refunds: [refund({ quantity: 2 })] })).toEqual([
      { kind: 'request-at-channel', refundLineId: 's1', quantity: 1 },
      { kind: 'too-many', side: 'channel', refundLineId: 's1', quantity: 1 },
    ]);
  });
});

/** What a person answers, and what the channel does with requests, the same throughout a run. */
interface World {
  readonly same: boolean;
  readonly requests: 'accept' | 'accept-unnamed' | 'decline' | 'lose' | 'unsupported';
}

/** What the flows do with a step. */
function carryOut(state: LineReturns, step: ReturnStep, { same }: World): LineReturns {
  const tied = (caseId: string, refundLineId: string, quantity: number) => ({
    ...state,
    ties: [...state.ties, { caseId, refundLineId, quantity }],
  });
  switch (step.kind) {
    case 'refund-in-store': {
      const id = `w${state.refunds.length}`;
      const written = refund({ refundLineId: id, origin: 'channel', quantity: step.quantity });
      return { ...tied(step.caseId, id, step.quantity), refunds: [...state.refunds, written] };
    }
    case 'request-at-channel': {
      const id = `q${state.requests.length}`;
      const sent = request({ requestId: id, quantity: step.quantity });
      return { ...tied(id, step.refundLineId, step.quantity), requests: [...state.requests, sent] };
    }
    case 'accept-rma': {
      const rmas = state.rmas.map((entry) =>
        entry.rmaLineId === step.rmaLineId ? { ...entry, decision: 'accept' as const } : entry,
      );
      const { refundLineId, rmaLineId, quantity } = step;
      return { ...(refundLineId === null ? state : tied(rmaLineId, refundLineId, quantity)), rmas };
    }
    case 'tie':
      return tied(step.caseId, step.refundLineId, step.quantity);
    case 'ask':
      return tied(step.caseId, step.refundLineId, same ? step.quantity : 0);
    case 'link-request':
      return {
        ...state,
        rmas: state.rmas.map((entry) =>
          entry.rmaLineId === step.rmaLineId ? { ...entry, requestId: step.requestId } : entry,
        ),
      };
    case 'too-many':
    case 'unanswered':
      return state;
  }
}

/** The channel takes the decisions it was sent and answers the requests. */
function channelAnswers(state: LineReturns, { requests: how }: World): LineReturns {
  const decided = state.rmas.map((entry) =>
    entry.state === 'pending' && entry.decision !== null
      ? { ...entry, state: entry.decision === 'accept' ? ('accepted' as const) : ('declined' as const) }
      : entry,
  );
  const open = state.requests.filter((entry) => entry.state === 'sent');
  const answered = state.requests.map((entry) => {
    if (entry.state !== 'sent') return entry;
    if (how === 'decline') return { ...entry, state: 'declined' as const };
    if (how === 'lose') return { ...entry, state: 'unconfirmed' as const };
    if (how === 'unsupported') return { ...entry, state: 'unsupported' as const };
    return { ...entry, state: 'accepted' as const, answerNamed: how === 'accept' };
  });
  // A lost request has arrived all the same; what is not supported is entered by hand.
  const answers = (how === 'decline' ? [] : open).map(({ requestId, quantity }) =>
    rma({
      rmaLineId: `a-${requestId}`,
      quantity,
      state: 'refunded',
      requestId: how === 'accept' ? requestId : null,
      startedAt: later(101 * HOUR),
    }),
  );
  return { ...state, rmas: [...decided, ...answers], requests: answered };
}

const forAPerson = (step: ReturnStep) => step.kind === 'too-many' || step.kind === 'unanswered';

function settle(start: LineReturns, world: World): LineReturns {
  let state = start;
  for (let round = 0; round < 30; round += 1) {
    const todo = balance(state).steps.filter((step) => !forAPerson(step));
    const next = channelAnswers(
      todo.reduce((before, step) => carryOut(before, step, world), state),
      world,
    );
    if (todo.length === 0 && JSON.stringify(next) === JSON.stringify(state)) return state;
    state = next;
  }
  throw new Error('It does not settle');
}

/** Something that happens by itself on either side. */
type News =
  | { readonly kind: 'rma'; readonly quantity: number; readonly hour: number }
  | { readonly kind: 'decided'; readonly which: number; readonly state: 'accepted' | 'declined' | 'refunded' }
  | { readonly kind: 'refund'; readonly quantity: number; readonly hour: number }
  | { readonly kind: 'settle' };

function happen(state: LineReturns, news: News, index: number, world: World): LineReturns {
  switch (news.kind) {
    case 'rma': {
      // The channel lets no more be returned than was sold.
      const held = state.rmas.filter((entry) => entry.state !== 'declined');
      const asked = state.requests.filter((entry) => entry.state === 'sent');
      if (total(held) + total(asked) + news.quantity > state.sold) return state;
      const opened = rma({ rmaLineId: `r${index}`, state: 'pending', ...pick(news) });
      return { ...state, rmas: [...state.rmas, opened] };
    }
    case 'refund':
      // The store refunds no more than was sold.
      if (total(state.refunds) + news.quantity > state.sold) return state;
      return { ...state, refunds: [...state.refunds, refund({ refundLineId: `s${index}`, ...pick(news) })] };
    case 'decided': {
      const waiting = state.rmas.filter((entry) => entry.state === 'pending');
      const which = waiting[news.which % Math.max(1, waiting.length)];
      return { ...state, rmas: state.rmas.map((entry) => (entry === which ? { ...entry, state: news.state } : entry)) };
    }
    case 'settle':
      return settle(state, world);
  }
}

const total = (entries: readonly { quantity: number }[]) => entries.reduce((all, { quantity }) => all + quantity, 0);
const pick = ({ quantity, hour }: { quantity: number; hour: number }) => ({ quantity, startedAt: later(hour * HOUR) });

const quantity = fc.integer({ min: 1, max: 3 });
const hour = fc.integer({ min: 0, max: 100 });
const anyNews: fc.Arbitrary<News> = fc.oneof(
  fc.record({ kind: fc.constant('rma' as const), quantity, hour }),
  fc.record({ kind: fc.constant('refund' as const), quantity, hour }),
  fc.record({
    kind: fc.constant('decided' as const),
    which: fc.nat(3),
    state: fc.constantFrom('accepted', 'declined', 'refunded'),
  }),
  fc.record({ kind: fc.constant('settle' as const) }),
);

describe('any sequence of returns and refunds', () => {
  it('settles: both sides equal and never more than sold, or a task says why not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(anyNews, { maxLength: 12 }),
        fc.boolean(),
        fc.constantFrom('accept', 'accept-unnamed', 'decline', 'lose', 'unsupported'),
        (sold, news, same, requests) => {
          const world: World = { same, requests };
          const before = news.reduce((state, entry, index) => happen(state, entry, index, world), line({ sold }));
          const end = settle(before, world);
          const { channel, store, steps: left } = balance(end);
          expect(left.every(forAPerson)).toBe(true);
          expect(Math.max(channel, store)).toBeLessThanOrEqual(sold);
          // Only what the channel refused, or a decline here, leaves units that the store alone gave back.
          const refused = end.rmas.some(({ state }) => state === 'declined') || requests === 'decline';
          if (same && !refused) expect(left.filter(({ kind }) => kind === 'unanswered')).toEqual([]);
          if (left.length === 0 && !end.rmas.some(({ state }) => state === 'pending')) expect(channel).toBe(store);
          // Nobody gave back more than one side began with.
          if (same) expect(Math.max(channel, store)).toBeLessThanOrEqual(begun(end));
          // Everything of ours answers something that the other side began.
          for (const { refundLineId, origin, quantity: units } of end.refunds)
            if (origin === 'channel')
              expect(total(end.ties.filter((entry) => entry.refundLineId === refundLineId))).toBe(units);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('comes to the same steps in whatever order the rows are read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(anyNews, { maxLength: 8 }), (sold, news) => {
        const world: World = { same: true, requests: 'accept' };
        const state = news.reduce((before, entry, index) => happen(before, entry, index, world), line({ sold }));
        const turned = { ...state, ties: state.ties.toReversed() };
        expect(balance(turned)).toEqual(balance(state));
      }),
    );
  });
});

/** Units that either side began to give back. */
function begun(state: LineReturns): number {
  const own = state.rmas.filter((entry) => entry.requestId === null && !entry.rmaLineId.startsWith('a-'));
  return total(own) + total(state.refunds.filter(({ origin }) => origin === 'store'));
}
