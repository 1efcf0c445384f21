/** A channel's return cases and requests with made-up content, for tests. */
import type { ChannelReturn, ChannelReturnLine, ChannelReturnRequest } from '#sync/core/return-types.ts';
import { money } from '#sync/core/money.ts';

export function makeReturnLine(change: Partial<ChannelReturnLine> = {}): ChannelReturnLine {
  return {
    id: 'l1',
    positionId: 'p0',
    quantity: 1,
    unitPrice: money(10_000, 'DKK'),
    state: 'pending',
    buyerReason: 'Te klein',
    buyerComment: 'Valt klein uit',
    decisionReason: null,
    ...change,
  };
}

/** Pending, with one unit of the order's first position. */
export function makeReturn(change: Partial<ChannelReturn> = {}): ChannelReturn {
  return {
    id: '3001',
    orderId: '777',
    parentOrderId: null,
    createdAt: new Date('2026-11-02T09:00:00Z'),
    status: 'pending',
    kind: 'return',
    channelKind: 'return',
    currency: 'DKK',
    lines: [makeReturnLine()],
    badLines: [],
    requestId: null,
    raw: { id: 3001 },
    ...change,
  };
}

/** Pending, with one unit of the order's first position. */
export function makeReturnRequest(change: Partial<ChannelReturnRequest> = {}): ChannelReturnRequest {
  return {
    id: '5001',
    orderId: '777',
    createdAt: new Date('2026-11-02T09:00:00Z'),
    status: 'pending',
    state: 'pending',
    returnId: null,
    lines: [{ positionId: 'p0', quantity: 1 }],
    reason: null,
    raw: { id: 5001 },
    ...change,
  };
}
