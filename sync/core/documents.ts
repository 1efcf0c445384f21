/** Files that channels link to: their names for merchants, and whether what came is the PDF it should be. */
import type { ChannelDocument } from './channel-types.ts';

const WORDS: Readonly<Record<ChannelDocument['kind'], string>> = {
  label: 'Shipping label',
  'return-label': 'Return label',
  'packing-slip': 'Packing slip',
  other: 'Document',
};

/** What merchants read for a document's kind. */
export function documentWord(kind: string): string {
  return kind in WORDS ? WORDS[kind as ChannelDocument['kind']] : WORDS.other;
}

/** Larger files are no labels. */
export const MOST_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** Types under which servers hand out PDFs; the bytes decide. */
const TYPES = [
  'application/pdf',
  'application/x-pdf',
  'application/octet-stream',
  'binary/octet-stream',
  'application/force-download',
  'application/download',
];
const MAGIC = [0x25, 0x50, 0x44, 0x46, 0x2d]; // %PDF-

export type DocumentCheck =
  | { readonly kind: 'good' }
  | {
      readonly kind: 'bad';
      /** What is wrong, as a sentence. */
      readonly problem: string;
      /** Servers also answer so while the file is being made. */
      readonly mayStillAppear: boolean;
    };

/** @param contentType of the answer, as it came; null when it named none */
export function checkDocument(contentType: string | null, bytes: Uint8Array): DocumentCheck {
  if (bytes.byteLength === 0) return bad('The file was empty.', true);
  if (bytes.byteLength > MOST_DOCUMENT_BYTES) return bad('The file is larger than 20 MB, so it was not taken.', false);
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type.includes('html') || looksLikeHtml(bytes)) return bad('A web page came instead of a PDF.', true);
  if (type !== '' && !TYPES.includes(type))
    return bad('The file is of another type than PDF, so it was not taken.', false);
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) {
    return bad('The file does not begin as a PDF does, so it was not taken.', false);
  }
  return { kind: 'good' };
}

function bad(problem: string, mayStillAppear: boolean): DocumentCheck {
  return { kind: 'bad', problem, mayStillAppear };
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  return /^\s*<(!doctype|html|head|body)/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200)));
}
