import { useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { toast } from './app-bridge.ts';

/** A saved form leads to a page with `saved` in its address; it is said once and goes away. */
export function useSavedToast(): void {
  const [search, setSearch] = useSearchParams();
  const saved = search.has('saved');
  useEffect(() => {
    if (!saved) return;
    toast('Connection saved');
    setSearch(
      (present) => {
        present.delete('saved');
        return present;
      },
      { replace: true, preventScrollReset: true },
    );
  }, [saved, setSearch]);
}
