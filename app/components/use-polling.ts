import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** Reads the page's data again every so often while it is visible and nothing else is going on. */
export function usePolling(everyMs: number): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle') return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [revalidate, state, everyMs]);
}
