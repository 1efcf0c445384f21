import { orderWord, type OrderStateView, type StatusTone } from '#sync/core/status-words.ts';
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

/** Channel states of an order that are over. */
export const CLOSED_STATES = ['declined', 'gone', 'canceled', 'cancelled'];
/** On the way into the store without anybody. */
export const WAITING_STATES = ['none', 'waiting', 'creating'];
/** Not in the store, and it takes a person. */
export const FAILED_STATES = ['failed', 'not-inserted'];
