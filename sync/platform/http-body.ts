/** Reading an answer's body without trusting its size. */

/** The answer was larger than allowed; the rest was not read. */
export class BodyTooLarge extends Error {
  constructor(maxBytes: number) {
    super(`The answer is larger than ${maxBytes} bytes.`);
    this.name = 'BodyTooLarge';
  }
}

/** The body as it came. @throws BodyTooLarge, or what the connection throws when it ends early */
export async function readBody(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array();
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const pieces: Uint8Array[] = [];
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
    pieces.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
