/** Made-up dry runs: one with many differences, one under way, one without any offer, one that failed. */
import type { DryRunView } from '#app/views/dry-run.ts';
import { at, id } from './made-up.ts';

const money = (minor: number) => ({ minor, currency: 'SEK' });

const full: DryRunView = {
  id: id(601),
  connection: { id: id(2), label: 'Miinto Orders (v21)', locationLabel: '2121 (SE)' },
  days: 30,
  state: 'done',
  startedAt: at(1),
  finishedAt: at(0),
  progress: { done: 428, positions: 428 },
  problem: null,
  changes: [
    { label: 'Price threshold', before: '0.97', after: '0.9' },
    { label: 'When stock or price do not pass', before: 'Hold', after: 'Decline' },
  ],
  replayed: 421,
  notReplayable: 7,
  shares: [
    {
      code: 'accept',
      label: 'Accept',
      tone: 'success',
      before: { positions: 352, values: [money(41_239_000)] },
      after: { positions: 379, values: [money(44_812_050)] },
    },
    {
      code: 'decline',
      label: 'Decline',
      tone: 'critical',
      before: { positions: 0, values: [] },
      after: { positions: 31, values: [money(3_904_900), { minor: 12_900, currency: 'EUR' }] },
    },
    {
      code: 'hold',
      label: 'Hold',
      tone: 'attention',
      before: { positions: 69, values: [money(8_112_400), { minor: 12_900, currency: 'EUR' }] },
      after: { positions: 11, values: [money(634_450)] },
    },
  ],
  changed: 58,
  differences: Array.from({ length: 58 }, (_, n) => ({
    id: id(700 + n),
    orderId: id(100),
    orderNumber: 1_550_473 - n,
    title:
      n % 3 === 0 ? 'Ganni Organza blouse with a very long product name for narrow screens - Ivory / 38' : 'Wool coat',
    quantity: 1 + (n % 2),
    value: n === 4 ? null : money(129_900),
    seenAt: at(n * 311),
    before: {
      label: 'Hold',
      tone: 'attention',
      sentence:
        'Offered at 1209.00 SEK; at least 1260.03 SEK is needed (97 % of your price 1299.00 SEK). Accept it at this price or decline it.',
    },
    after:
      n % 2 === 0
        ? {
            label: 'Accept',
            tone: 'success',
            sentence:
              'Offered at 1209.00 SEK; at least 1169.10 SEK is needed (90 % of your price 1299.00 SEK). 1 unit is needed, 4 free.',
          }
        : {
            label: 'Decline',
            tone: 'critical',
            sentence:
              '1 unit is needed, none free (2 available at the chosen stock locations, of which 2 are reserved for other orders). Declined, as this connection’s settings say.',
          },
  })),
  proposals: false,
  limits: [
    'Each position is judged with the stock that was free at that moment. Had more been accepted, less would have been free for the next one.',
    'Prices are those of that time. Where a person answered, the table shows what the rules had said before.',
  ],
};

const nothing = { replayed: 0, notReplayable: 0, shares: [], changed: 0, differences: [] };

export function dryRun(runId: string): DryRunView | null {
  if (runId === id(601)) return full;
  if (runId === id(602)) return { ...full, ...nothing, id: runId, state: 'running', finishedAt: null };
  if (runId === id(603)) return { ...full, ...nothing, id: runId, progress: { done: 0, positions: 0 }, changes: [] };
  if (runId === id(604)) {
    const problem = 'The connection was deleted before the dry run had finished.';
    return { ...full, ...nothing, id: runId, state: 'failed', problem };
  }
  return null;
}
