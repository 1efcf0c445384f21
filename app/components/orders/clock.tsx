import { Text } from '@shopify/polaris';
import type { ClockView } from '../../views/order-parts.ts';
import { duration } from './duration.ts';

const TONES = { calm: 'subdued', soon: 'caution', late: 'critical' } as const;

/** How long an offer has waited, and the deadline that runs. The marketplace states no time, so it is called estimated. */
export function Clock({ clock, waitedMs }: { readonly clock: ClockView | null; readonly waitedMs: number | null }) {
  if (clock === null && waitedMs === null) return null;
  return (
    <div title={clock === null ? undefined : `By ${clock.at}; the marketplace states no time, so this is estimated`}>
      {waitedMs !== null && (
        <Text as="p" variant="bodySm" tone="subdued">
          {`Waits ${duration(waitedMs)}`}
        </Text>
      )}
      {clock !== null && (
        <Text
          as="p"
          variant="bodySm"
          tone={TONES[clock.urgency]}
          fontWeight={clock.urgency === 'late' ? 'semibold' : 'regular'}
        >
          {deadline(clock)}
        </Text>
      )}
    </div>
  );
}

function deadline({ kind, leftMs }: ClockView): string {
  const what = kind === 'answer' ? 'Answer' : 'Ship';
  return leftMs < 0
    ? `${what} was due ${duration(-leftMs)} ago (estimated)`
    : `${what} within ${duration(leftMs)} (estimated)`;
}
