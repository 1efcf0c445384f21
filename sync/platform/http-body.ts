/** Reading an answer's body without trusting its size. */

/** The answer was larger than allowed; the rest was not read. */
export class BodyTooLarge extends Error {
  constructor(maxBytes: number) {
    super(`The answer is larger than ${maxBytes} bytes.`);
    this.name = 'BodyTooLarge';
  }
}

/** The body as UTF-8 text. @throws BodyTooLarge, or what the connection throws when it ends early */
export async function readBody(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const decoder = new TextDecoder('utf-8');
  const pieces: string[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      // Closes the connection; what comes of that is of no interest any more.
      reader.cancel().catch(() => undefined);
      throw new BodyTooLarge(maxBytes);
    }
    pieces.push(decoder.decode(value, { stream: true }));
  }
  pieces.push(decoder.decode());
  return pieces.join('');
}
