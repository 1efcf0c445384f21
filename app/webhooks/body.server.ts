/** The exact text of a request's body, or why it was not read. */
export type BodyResult =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  /** Not UTF-8: decoding it would lose the bytes that were signed. */
  | { readonly kind: 'not-text' };

/**
 * Reads at most `maxBytes`; a longer body is given up as soon as that is known. The text is lossless: encoding it again
 * gives the bytes received, so a signature over them can be checked on it.
 */
export async function readRawBody(request: Request, maxBytes: number): Promise<BodyResult> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return { kind: 'too-large' };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      return { kind: 'too-large' };
    }
    chunks.push(part.value);
  }
  try {
    // A byte order mark is kept: it was signed, too.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
    return { kind: 'text', text };
  } catch {
    return { kind: 'not-text' };
  }
}
