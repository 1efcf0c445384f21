/** The text in a refund's note by which ours is known again, also when its answer was lost (reference shopify-admin 5.7). */

const MARKER = /\[miinto-sync:(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\]/u;

/** The marker of one refund or store return of ours, from our own id of it. */
export function refundMarker(id: string): string {
  return `[miinto-sync:${id}]`;
}

/** The note with the marker at its end, cut so that the marker survives the platform's limit. */
export function withMarker(note: string, marker: string, limit: number): string {
  const room = Math.max(0, limit - marker.length - 1);
  const text = [...note.trim()].slice(0, room).join('').trimEnd();
  return text === '' ? marker : `${text} ${marker}`;
}

/** A note taken apart again; the first marker counts. */
export function splitMarker(note: string | null): { readonly note: string | null; readonly marker: string | null } {
  const found = note === null ? null : MARKER.exec(note);
  if (note === null || found === null) return { note: note?.trim() ? note : null, marker: null };
  const rest = `${note.slice(0, found.index)}${note.slice(found.index + found[0].length)}`.trim();
  return { note: rest === '' ? null : rest, marker: found[0] };
}
