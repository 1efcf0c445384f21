/** Return cases and requests from Miinto's records to the domain's; pure. One bad line or record never spoils its neighbours. */
import type { BadRecord } from '../../core/channel-types.ts';
import { isKnownCurrency, money } from '../../core/money.ts';
import type {
  BadReturnLine,
  ChannelReturn,
  ChannelReturnLine,
  ChannelReturnRequest,
  ReturnKind,
  ReturnLineState,
} from '../../core/return-types.ts';
import { parseInstant, type Mapped } from './mapper.ts';
import { currencyOf, firstIssue, pathText } from './positions.ts';
import { caseLineWire, caseWire, readPrice, readQuantity, requestLineWire, requestWire } from './returns-wire.ts';
import { wireId } from './wire.ts';

const NO_CURRENCY = 'XXX';
/** A case without a word for its kind is a return: the only kind that is known for sure (reference 6.1). */
const KINDS: Readonly<Record<string, ReturnKind>> = {
  '': 'return',
  return: 'return',
  exchange: 'exchange',
  repair: 'repair',
};
const STATES: Readonly<Record<string, ReturnLineState>> = {
  pending: 'pending',
  accepted: 'accepted',
  approved: 'accepted',
  declined: 'declined',
  rejected: 'declined',
  refunded: 'refunded',
};

interface Entry {
  readonly raw: unknown;
  readonly at: readonly PropertyKey[];
  /** By the list it stands in; null where the line itself says it. */
  readonly state: ReturnLineState | null;
}

export function mapReturn(raw: unknown): Mapped<ChannelReturn> {
  const parsed = caseWire.safeParse(raw);
  if (!parsed.success) {
    const issue = firstIssue(parsed.error, []);
    return bad(raw, issue.problem, issue.path);
  }
  const wire = parsed.data;
  const found = entriesOf(wire);
  if (found.length === 0) return bad(raw, 'The return names no positions.', ['pendingPositions']);
  const currency = currencyOf([wire.currency]);
  const lines: ChannelReturnLine[] = [];
  const badLines: BadReturnLine[] = [];
  const seen = new Set<string>();
  for (const entry of found) {
    const line = caseLineWire.safeParse(entry.raw);
    if (!line.success) {
      const issue = firstIssue(line.error, entry.at);
      return bad(raw, issue.problem, issue.path);
    }
    const { id, positionId } = line.data;
    const spoiled = (problem: string, name: string): BadReturnLine => ({
      id,
      positionId,
      problem,
      path: pathText([...entry.at, name]),
    });
    if (seen.has(id)) {
      // Said twice, perhaps in two states: whatever was read before cannot be trusted either.
      const before = lines.findIndex((one) => one.id === id);
      if (before >= 0) {
        lines.splice(before, 1);
        badLines.push(spoiled('Miinto lists this line more than once.', 'id'));
      }
      continue;
    }
    seen.add(id);
    const quantity = readQuantity(line.data.quantity);
    const state = entry.state ?? STATES[line.data.state] ?? null;
    if (typeof quantity === 'string') badLines.push(spoiled(quantity, 'quantity'));
    else if (state === null)
      badLines.push(
        spoiled(`Miinto gave the line the state “${line.data.state.slice(0, 40)}”, which we do not know.`, 'state'),
      );
    else {
      const price = readPrice(line.data.price);
      lines.push({
        id,
        positionId,
        quantity,
        unitPrice: price !== null && currency !== null && isKnownCurrency(currency) ? money(price, currency) : null,
        state: state === 'accepted' && wire.status === 'refunded' ? 'refunded' : state,
        buyerReason: line.data.reason,
        buyerComment: line.data.comment,
        decisionReason: line.data.decisionReason,
      });
    }
  }
  return {
    kind: 'record',
    record: {
      id: wire.id,
      orderId: wire.order ?? wire.orderId ?? wire.orderNumber ?? null,
      parentOrderId: wire.parentOrder,
      createdAt: parseInstant(wire.createdAt ?? null),
      status: wire.status,
      kind: KINDS[wire.type] ?? 'unknown',
      channelKind: wire.type,
      currency: currency ?? NO_CURRENCY,
      lines,
      badLines,
      requestId: wire.request ?? wire.requestId ?? null,
      raw,
    },
  };
}

function entriesOf(wire: {
  readonly status: string;
  readonly pendingPositions?: unknown[] | null | undefined;
  readonly acceptedPositions?: unknown[] | null | undefined;
  readonly declinedPositions?: unknown[] | null | undefined;
  readonly lines?: unknown[] | null | undefined;
}): readonly Entry[] {
  const listed = (name: string, entries: readonly unknown[] | null | undefined, state: ReturnLineState | null) =>
    (entries ?? []).map((raw, index): Entry => ({ raw, at: [name, index], state }));
  return [
    ...listed('pendingPositions', wire.pendingPositions, 'pending'),
    ...listed('acceptedPositions', wire.acceptedPositions, 'accepted'),
    ...listed('declinedPositions', wire.declinedPositions, 'declined'),
    ...listed('lines', wire.lines, null),
  ];
}

export function mapReturnRequest(raw: unknown): Mapped<ChannelReturnRequest> {
  const parsed = requestWire.safeParse(raw);
  if (!parsed.success) {
    const issue = firstIssue(parsed.error, []);
    return bad(raw, issue.problem, issue.path);
  }
  const { id, orderId, createdAt, status, returnId, reason, lines } = parsed.data;
  const state = STATES[status];
  return {
    kind: 'record',
    record: {
      id,
      orderId,
      createdAt: parseInstant(createdAt),
      status,
      state: state === 'declined' ? 'declined' : state === 'accepted' || state === 'refunded' ? 'accepted' : 'pending',
      returnId,
      lines: lines.flatMap((entry) => {
        const line = requestLineWire.safeParse(entry);
        return line.success ? [{ positionId: line.data.id ?? null, quantity: line.data.quantity ?? null }] : [];
      }),
      reason,
      raw,
    },
  };
}

function bad(raw: unknown, problem: string, path: readonly PropertyKey[]): { kind: 'bad'; bad: BadRecord } {
  const id = wireId.safeParse((raw as { id?: unknown } | null)?.id);
  return { kind: 'bad', bad: { id: id.success ? id.data : null, problem, path: pathText(path), raw } };
}
