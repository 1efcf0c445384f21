/** Brings the first of these fields, from the top of the page, into view and puts the cursor there. */
export function focusFirst(fields: readonly string[]): void {
  const wanted = new Set(fields);
  const places = document.querySelectorAll<HTMLElement>('[name], [data-field]');
  for (const place of places) {
    const name = place.getAttribute('data-field') ?? place.getAttribute('name') ?? '';
    if (!wanted.has(name)) continue;
    const target = place.matches('input, select, textarea')
      ? place
      : (place.querySelector<HTMLElement>('input, select, textarea, button') ?? place);
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
    return;
  }
}
