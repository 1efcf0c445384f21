import type { ReactNode } from 'react';

/** Keeps clicks on controls inside a table row from counting as a click on the row, which opens its page. */
export function OwnClicks({ children }: { readonly children: ReactNode }) {
  return <div onClick={(event) => event.stopPropagation()}>{children}</div>;
}
