/**
 * Opens a stored file in a window of its own. The link is made for this click alone; App Bridge adds the session token to
 * the request for it.
 *
 * @throws Error with a sentence for the merchant
 */
export async function openDocument(id: string): Promise<void> {
  const reply = await fetch(`/app/documents/${id}`, { method: 'POST' }).catch(() => null);
  const answer = ((await reply?.json().catch(() => null)) ?? {}) as { readonly url?: string; readonly error?: string };
  if (!reply?.ok || answer.url === undefined) {
    throw new Error(answer.error ?? 'The document could not be opened. Load the page again and try once more.');
  }
  // With noopener the browser tells nothing about the new window, so a blocked one cannot be told from an open one.
  window.open(answer.url, '_blank', 'noopener,noreferrer');
}
