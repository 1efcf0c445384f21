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

/** An instant in the merchant's own time zone, e.g. `24 Nov 2026, 10:32`. */
export function Moment({ at, seconds = false }: { readonly at: Instant; readonly seconds?: boolean }) {
  const hydrated = useHydrated();
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
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
