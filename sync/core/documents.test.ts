import { describe, expect, it } from 'vitest';
import { checkDocument, MOST_DOCUMENT_BYTES } from './documents.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PDF = bytes('%PDF-1.4\nand so on');

describe('a file that should be a PDF', () => {
  it.each(['application/pdf', 'Application/PDF; charset=binary', 'application/octet-stream', '', null])(
    'is taken when its bytes are those of one and it comes as %s',
    (type) => {
      expect(checkDocument(type, PDF)).toEqual({ kind: 'good' });
    },
  );

  it.each([
    ['a web page', 'text/html; charset=utf-8', bytes('<!DOCTYPE html><p>Be right back'), /web page/, true],
    ['a web page that calls itself a PDF', 'application/pdf', bytes('\n <html>'), /web page/, true],
    ['a PDF that calls itself a web page', 'text/html', PDF, /web page/, true],
    ['nothing', 'application/pdf', bytes(''), /empty/, true],
    ['a picture', 'image/png', PDF, /another type/, false],
    ['other bytes', 'application/pdf', bytes('PK\u0003\u0004'), /begin/, false],
    ['a PDF behind other bytes', 'application/pdf', bytes('GIF89a%PDF-1.4'), /begin/, false],
  ])('is not taken when it is %s', (_name, type, file, problem, mayStillAppear) => {
    expect(checkDocument(type, file)).toEqual({
      kind: 'bad',
      problem: expect.stringMatching(problem) as string,
      mayStillAppear,
    });
  });

  it('is not taken beyond 20 MB', () => {
    const file = new Uint8Array(MOST_DOCUMENT_BYTES + 1);
    file.set(PDF);
    expect(checkDocument('application/pdf', file)).toMatchObject({ problem: expect.stringMatching(/20 MB/) as string });
    expect(checkDocument('application/pdf', file.subarray(0, MOST_DOCUMENT_BYTES))).toEqual({ kind: 'good' });
  });
});
