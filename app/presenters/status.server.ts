import { orderWord, type OrderStateView, type OrderUnits, type StatusTone } from '#sync/core/status-words.ts';
import type { StatusView, Tone } from '../views/common.ts';

const TONES: Readonly<Record<StatusTone, Tone>> = {
  info: 'info',
  success: 'success',
  attention: 'attention',
  warning: 'warning',
  critical: 'critical',
  new: 'neutral',
};

/** The word for an order as a badge (`Pending approval`), and what it means. */
export function orderStatus(view: OrderStateView): { readonly status: StatusView; readonly explanation: string } {
  const { word, tone, explanation } = orderWord(view);
  const label = word.charAt(0) + word.slice(1).toLowerCase();
  return { status: { code: word.toLowerCase().replaceAll(' ', '-'), label, tone: TONES[tone] }, explanation };
}

const SHIPPED: Readonly<Record<string, StatusView>> = {
  part: { code: 'partially-shipped', label: 'Partially shipped', tone: 'attention' },
  all: { code: 'shipped', label: 'Shipped', tone: 'success' },
};
const HANDLED: StatusView = { code: 'handled', label: 'Handled by hand', tone: 'neutral' };

/** Counters of lines to be summed for {@link unitsOf}. */
export const SUMMED = { quantity: true, channelCancelled: true, storeCancelled: true } as const;

/** Units of the accepted lines, from their groups. */
export function unitsOf(
  groups: readonly {
    readonly channelState: string;
    readonly quantity: number | null;
    readonly channelCancelled: number | null;
    readonly storeCancelled: number | null;
  }[],
): OrderUnits {
  const accepted = groups.filter(({ channelState }) => channelState === 'accepted');
  const sum = (key: keyof typeof SUMMED) => accepted.reduce((total, group) => total + (group[key] ?? 0), 0);
  return {
    accepted: sum('quantity'),
    channelCancelled: sum('channelCancelled'),
    storeCancelled: sum('storeCancelled'),
  };
}

/** What else is true of an order besides its word. */
export function orderMarks(order: {
  readonly channelState: string;
  readonly storeState: string;
  readonly shippedState: string;
  readonly handledAt: Date | null;
}): StatusView[] {
  const open = order.channelState === 'offered' || order.channelState === 'accepted';
  const inWord = order.channelState === 'accepted' && order.storeState === 'inserted' && order.handledAt === null;
  const shipped = inWord ? undefined : SHIPPED[order.shippedState];
  return [...(shipped ? [shipped] : []), ...(order.handledAt === null || open ? [] : [HANDLED])];
}
