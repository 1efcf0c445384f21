/** Returns and requests for the channel in memory, in the ways its real siblings take them, or not. */
import { adapterError, type AdapterError } from '#sync/core/errors.ts';
import { err, ok } from '#sync/core/result.ts';
import type {
  ChannelReturn,
  ChannelReturnLine,
  ChannelReturnRequest,
  ReturnDecision,
  ReturnRequestDraft,
} from '#sync/core/return-types.ts';
import { money } from '#sync/core/money.ts';
import type { BogusChannel } from './bogus-channel.ts';

interface Failure {
  readonly executed: boolean;
  readonly error: AdapterError;
}

export interface BogusReturns {
  readonly cases: Map<string, ChannelReturn>;
  readonly requests: Map<string, ChannelReturnRequest>;
  /** Every write asked for, executed or not. */
  readonly decisions: ReturnDecision[];
  readonly drafts: ReturnRequestDraft[];
  /** Taken and without effect, or unknown to the channel. */
  mode: 'works' | 'no-effect' | 'unknown-call';
  /** The next write fails like this. */
  failNext(how: Failure | null): void;
  /** The next write is executed and the worker dies of it. */
  dieInNext(): void;
  /** The buyer opens a case about these units. */
  open(orderId: string, units: Readonly<Record<string, number>>, over?: Partial<ChannelReturn>): ChannelReturn;
  /** Decided in the channel's own panel: these lines are accepted, the others declined. */
  decideInPanel(returnId: string, acceptedLineIds: 'all' | readonly string[], reason?: string): void;
  /** The buyer has the money. */
  refund(returnId: string): void;
  /** A request that got lost turns up after all. */
  show(id: string, draft: ReturnRequestDraft): void;
  /** The channel answers a request; `named`: it says which case answers it. */
  answer(
    requestId: string,
    word: 'accept' | 'decline',
    how?: { named?: boolean; reason?: string },
  ): ChannelReturn | null;
}

export function addReturns({ channel }: BogusChannel, now: () => Date): BogusReturns {
  let failure: Failure | null = null;
  let deadly = false;
  let nextId = 3000;
  const cases = new Map<string, ChannelReturn>();
  const requests = new Map<string, ChannelReturnRequest>();

  const change = (returnId: string, state: (line: ChannelReturnLine) => Partial<ChannelReturnLine>): void => {
    const found = cases.get(returnId);
    if (!found) throw new Error(`There is no return ${returnId}.`);
    const lines = found.lines.map((line) => ({ ...line, ...state(line) }));
    const taken = lines.filter((line) => line.state !== 'declined');
    const status = lines.some((line) => line.state === 'pending')
      ? 'pending'
      : taken.length === 0
        ? 'declined'
        : taken.every((line) => line.state === 'refunded')
          ? 'refunded'
          : 'accepted';
    cases.set(returnId, { ...found, lines, status });
  };
  const write = async <T>(execute: () => T): Promise<{ ok: true; value: T } | { ok: false; error: AdapterError }> => {
    const planned = failure;
    failure = null;
    if (planned && !planned.executed) return err(planned.error);
    const value = execute();
    if (deadly) {
      deadly = false;
      throw new Error('The worker died');
    }
    return planned ? err(planned.error) : ok(value);
  };
  const unknownCall = () => err(adapterError('not-found', 'There is no such call.'));
  const newestFirst = <T extends { readonly createdAt: Date | null }>(records: Iterable<T>): T[] =>
    [...records].sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0));
  const listing = async <T extends { readonly createdAt: Date | null }>(
    records: Iterable<T>,
    until: (page: readonly T[]) => Promise<boolean>,
  ) => {
    const sorted = newestFirst(records);
    await until(sorted);
    return ok({ records: sorted, bad: [], complete: true });
  };

  const returns: BogusReturns = {
    cases,
    requests,
    decisions: [],
    drafts: [],
    mode: 'works',
    failNext: (how) => void (failure = how),
    dieInNext: () => void (deadly = true),
    open(orderId, units, over = {}) {
      nextId += 1;
      const id = String(nextId);
      const made: ChannelReturn = {
        id,
        orderId,
        parentOrderId: null,
        createdAt: now(),
        status: 'pending',
        kind: 'return',
        channelKind: 'return',
        currency: 'EUR',
        lines: Object.entries(units).map(([positionId, quantity], index) => ({
          id: `${id}-${index}`,
          positionId,
          quantity,
          unitPrice: money(10_000, 'EUR'),
          state: 'pending',
          buyerReason: 'Zu klein',
          buyerComment: '',
          decisionReason: null,
        })),
        badLines: [],
        requestId: null,
        raw: { id },
        ...over,
      };
      cases.set(id, made);
      return made;
    },
    decideInPanel: (returnId, accepted, reason = 'Decided in the panel') =>
      change(returnId, ({ id }) => ({
        state: accepted === 'all' || accepted.includes(id) ? 'accepted' : 'declined',
        decisionReason: reason,
      })),
    show: (id, draft) =>
      void requests.set(id, {
        id,
        orderId: draft.orderId,
        createdAt: now(),
        status: 'pending',
        state: 'pending',
        returnId: null,
        lines: draft.lines.map(({ positionId, quantity }) => ({ positionId, quantity })),
        reason: null,
        raw: { id },
      }),
    refund: (returnId) => change(returnId, ({ state }) => (state === 'accepted' ? { state: 'refunded' } : {})),
    answer(requestId, word, { named = true, reason = '' } = {}) {
      const request = requests.get(requestId);
      if (!request) throw new Error(`There is no request ${requestId}.`);
      if (word === 'decline') {
        requests.set(requestId, { ...request, status: 'declined', state: 'declined', reason });
        return null;
      }
      const units = Object.fromEntries(
        request.lines.map(({ positionId, quantity }) => [positionId ?? '', quantity ?? 1]),
      );
      const made = returns.open(request.orderId ?? '', units, named ? { requestId } : {});
      change(made.id, () => ({ state: 'accepted' }));
      requests.set(requestId, {
        ...request,
        status: 'accepted',
        state: 'accepted',
        returnId: named ? made.id : null,
      });
      return made;
    },
  };

  Object.assign(channel, {
    returns: {
      list: async (_access: unknown, until: (page: readonly ChannelReturn[]) => Promise<boolean>) =>
        returns.mode === 'unknown-call' ? unknownCall() : listing(cases.values(), until),
      get: async (_access: unknown, id: string) => {
        const found = cases.get(id);
        return found && returns.mode !== 'unknown-call' ? ok(found) : unknownCall();
      },
      async decide(_access: unknown, decision: ReturnDecision) {
        returns.decisions.push(decision);
        if (returns.mode === 'unknown-call') return ok({ kind: 'unsupported' });
        const found = cases.get(decision.returnId);
        if (!found) return err(adapterError('not-found', 'There is no such return.'));
        if (failure === null && found.lines.every(({ state }) => state !== 'pending'))
          return err(adapterError('conflict', 'It was decided already.'));
        return write(() => {
          if (returns.mode === 'works') {
            change(decision.returnId, (line) => {
              const said = decision.lines.find(({ id }) => id === line.id);
              return said === undefined
                ? {}
                : { state: said.decision === 'accept' ? 'accepted' : 'declined', decisionReason: said.reason };
            });
          }
          return { kind: 'sent' as const };
        });
      },
    },
    returnRequests: {
      list: async (_access: unknown, until: (page: readonly ChannelReturnRequest[]) => Promise<boolean>) =>
        returns.mode === 'unknown-call' ? unknownCall() : listing(requests.values(), until),
      get: async (_access: unknown, id: string) => {
        const found = requests.get(id);
        return found && returns.mode !== 'unknown-call' ? ok(found) : unknownCall();
      },
      async create(_access: unknown, draft: ReturnRequestDraft) {
        returns.drafts.push(draft);
        if (returns.mode === 'unknown-call') return ok({ kind: 'unsupported' });
        return write(() => {
          nextId += 1;
          const id = String(nextId);
          if (returns.mode === 'works') returns.show(id, draft);
          return { kind: 'sent' as const, requestId: id };
        });
      },
    },
  });
  return returns;
}
