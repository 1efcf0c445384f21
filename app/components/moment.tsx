import { useSyncExternalStore } from 'react';
import type { Instant } from '../views/common.ts';

const noSubscription = () => () => undefined;

/** False on the server and while hydrating, so that both write the same; the browser's time zone comes after that. */
function useHydrated(): boolean {
  return useSyncExternalStore(
    noSubscription,
    () => true,
    () => false,
  );
}

/** An instant in the merchant's own time zone, e.g. `24 Nov 2026, 10:32`; short: the year only if it is another one. */
export function Moment({
  at,
  seconds = false,
  short = false,
}: {
  readonly at: Instant;
  readonly seconds?: boolean;
  readonly short?: boolean;
}) {
  const hydrated = useHydrated();
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(short && at.startsWith(String(new Date().getUTCFullYear())) ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    ...(hydrated ? {} : { timeZone: 'UTC' }),
  });
  return (
    <time dateTime={at} title={at}>
      {format.format(new Date(at))}
    </time>
  );
}
