/** Files that orders link to: shipping labels and the like, some of them bad on purpose. */
import { createHash } from 'node:crypto';
import type { Order } from './state.ts';
import type { World } from './world.ts';

export const FILE_KINDS = ['label', 'return-label', 'packing-slip'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/**
 * - `pdf`: a good one; `octet-stream`: the same, called bytes; `redirect`: 302 to the same
 * - `html`: a web page with status 200; `empty`: 200 and nothing; `not-found`: 404; `error`: 503
 * - `wrong-type`: a picture, and says so; `false-pdf`: text that says it is a PDF
 * - `too-large`: 21 MB that begin as a PDF; `endless`: never ends; `cut`: breaks off before the length it announced
 */
export const FILE_VARIANTS = [
  'pdf',
  'octet-stream',
  'redirect',
  'html',
  'empty',
  'not-found',
  'error',
  'wrong-type',
  'false-pdf',
  'too-large',
  'endless',
  'cut',
] as const;
export type FileVariant = (typeof FILE_VARIANTS)[number];

export interface MarketFile {
  readonly token: string;
  readonly locationId: string;
  readonly orderId: number;
  readonly kind: FileKind;
  /** Only requests that are signed as all others get it. */
  readonly signed: boolean;
  variant: FileVariant;
  /** How often it was asked for; a redirect counts once. */
  fetches: number;
}

/** Links a file to the order. How the link is written: switch `documentLinks`. */
export function addFile(
  world: World,
  order: Order,
  file: { readonly kind: FileKind; readonly variant: FileVariant; readonly signed: boolean },
): MarketFile {
  // Not drawn from the world's randomness: that a file is added must not change what happens otherwise.
  const facts = JSON.stringify([order.locationId, order.id, world.files.size]);
  const token = createHash('sha256').update(facts).digest('hex').slice(0, 40);
  const made: MarketFile = { ...file, token, locationId: order.locationId, orderId: order.id, fetches: 0 };
  world.files.set(token, made);
  return made;
}

export function filesOf(world: World, order: Order): MarketFile[] {
  return [...world.files.values()].filter(
    ({ locationId, orderId }) => locationId === order.locationId && orderId === order.id,
  );
}

export function addressOf(world: World, file: MarketFile): string {
  return `${world.origin}/files/${file.token}`;
}
