/** The files behind an order's links, good and bad. Assumed from end to end: Miinto's own names are unknown (reference 9). */
import { ApiError, CODE, notFound } from '../errors.ts';
import { addressOf, type FileVariant, type MarketFile } from '../market/files.ts';
import type { Call } from './call.ts';
import { smallPdf } from './pdf.ts';
import { html, type Reply } from './reply.ts';
import { verifySigner } from './verify.ts';

const MEGABYTE = 1024 * 1024;
const TOO_MANY_MEGABYTES = 21;

export function readFile(call: Call): Reply {
  const { world, params, request } = call;
  const file = world.files.get(params.token ?? '');
  if (file === undefined) throw notFound('There is no such file.');
  if (file.signed) verifySigner(world, request, 'order');
  const arrived = request.query === 'there';
  if (!arrived) file.fetches += 1;
  return variantOf(file, arrived ? 'pdf' : file.variant, `${addressOf(world, file)}?there`);
}

function variantOf(file: MarketFile, variant: FileVariant, elsewhere: string): Reply {
  const pdf = (): Buffer => smallPdf(`${file.kind} of order ${file.orderId}`);
  switch (variant) {
    case 'pdf':
      return bytes('application/pdf', pdf());
    case 'octet-stream':
      return bytes('application/octet-stream', pdf());
    case 'redirect':
      return { status: 302, headers: { location: elsewhere }, body: '' };
    case 'html':
      return html(200);
    case 'empty':
      return bytes('application/pdf', Buffer.alloc(0));
    case 'not-found':
      throw notFound('There is no such file.');
    case 'error':
      throw new ApiError(503, CODE.server, 'Something went wrong.');
    case 'wrong-type':
      return bytes('image/png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    case 'false-pdf':
      return bytes('application/pdf', Buffer.from('The label could not be made.'));
    case 'too-large':
      return { ...bytes('application/pdf', pdf()), body: growing(pdf(), TOO_MANY_MEGABYTES) };
    case 'endless':
      return { ...bytes('application/pdf', pdf()), body: growing(pdf(), Number.POSITIVE_INFINITY) };
    case 'cut': {
      const whole = pdf();
      return { ...bytes('application/pdf', whole.subarray(0, 200)), announced: whole.length };
    }
  }
}

function bytes(type: string, body: Buffer): Reply {
  return { status: 200, headers: { 'content-type': type }, body };
}

/** Begins as a PDF and goes on with blanks. */
function* growing(start: Buffer, megabytes: number): Generator<string> {
  yield start.toString('latin1');
  const piece = ' '.repeat(MEGABYTE);
  for (let sent = 0; sent < megabytes; sent += 1) yield piece;
}
