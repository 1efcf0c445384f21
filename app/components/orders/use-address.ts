import { useSearchParams } from '@remix-run/react';
import { useCallback } from 'react';

/** The list's own parts of the address; whatever else is in it belongs to the admin. */
const OWN = ['filter', 'search', 'sort', 'size', 'cursor', 'zone'];

/** Writes the list's filters into the address, so that a filtered list can be bookmarked. Each change begins at the first page. */
export function useAddress(filterNames: readonly string[]): {
  readonly set: (values: Readonly<Record<string, string>>, options?: { readonly replace?: boolean }) => void;
  readonly reset: () => void;
} {
  const [, setSearch] = useSearchParams();
  const set = useCallback(
    (values: Readonly<Record<string, string>>, options: { readonly replace?: boolean } = {}) =>
      setSearch((present) => withValues(present, values), { ...options, preventScrollReset: true }),
    [setSearch],
  );
  const reset = useCallback(
    () => setSearch((present) => without(present, [...OWN, ...filterNames]), { preventScrollReset: true }),
    [setSearch, filterNames],
  );
  return { set, reset };
}

function withValues(present: URLSearchParams, values: Readonly<Record<string, string>>): URLSearchParams {
  const next = without(present, ['cursor']);
  for (const [name, value] of Object.entries(values)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

function without(present: URLSearchParams, names: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(present);
  for (const name of names) next.delete(name);
  return next;
}
