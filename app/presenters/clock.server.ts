import type { OrderRow as StoredOrder } from '#sync/persistence/order-rows.ts';
import type { ClockView } from '../views/order-parts.ts';

const HOUR_MS = 60 * 60 * 1000;
/** A deadline this near is coloured before it has passed. */
const SOON_MS = { answer: HOUR_MS / 2, ship: 12 * HOUR_MS } as const;

/** The earlier of the clocks that run; null when none does. */
export function clockView(
  order: Pick<StoredOrder, 'answerBy' | 'shipBy' | 'waitWarned' | 'handledAt'>,
  now: Date,
): ClockView | null {
  const { answerBy, shipBy } = order;
  if (order.handledAt !== null) return null;
  const kind = answerBy !== null && (shipBy === null || answerBy <= shipBy) ? 'answer' : 'ship';
  const at = kind === 'answer' ? answerBy : shipBy;
  if (at === null) return null;
  const leftMs = at.getTime() - now.getTime();
  const soon = leftMs < SOON_MS[kind] || (kind === 'answer' && order.waitWarned > 0);
  return { kind, at: at.toISOString(), leftMs, urgency: leftMs < 0 ? 'late' : soon ? 'soon' : 'calm' };
}
