/** Control of the files that orders link to, and of tracking that a label made by the marketplace brings along. */
import { badRequest } from '../errors.ts';
import {
  addFile,
  addressOf,
  FILE_KINDS,
  FILE_VARIANTS,
  filesOf,
  type FileKind,
  type FileVariant,
} from '../market/files.ts';
import type { World } from '../market/world.ts';
import { entryOf, locationOf } from './find.ts';

interface FileRef {
  readonly locationId: string;
  readonly orderId: number;
}

export function fileControl(world: World) {
  const find = (ref: FileRef) => entryOf(locationOf(world, ref.locationId).orders, ref.orderId, 'order');

  return {
    /** Gives the order a link to a file that is served here. */
    addFile(spec: FileRef & { kind?: FileKind; variant?: FileVariant; signed?: boolean }): { url: string } {
      const { kind = 'label', variant = 'pdf', signed = false } = spec;
      if (!FILE_KINDS.includes(kind)) throw badRequest(`Unknown kind of file: ${String(kind)}`);
      return { url: addressOf(world, addFile(world, find(spec), { kind, variant: known(variant), signed })) };
    },

    /** What the order's files are from now on; one kind or all. */
    setFiles(change: FileRef & { kind?: FileKind; variant: FileVariant }): void {
      const files = filesOf(world, find(change)).filter(
        ({ kind }) => change.kind === undefined || kind === change.kind,
      );
      if (files.length === 0) throw badRequest(`Order ${change.orderId} has no such file.`);
      for (const file of files) file.variant = known(change.variant);
    },

    /** Provider and tracking stand on the positions before anything is sent, as with a label the marketplace made. */
    setTracking(
      change: FileRef & { positionIds?: readonly number[]; providerId: string; trackAndTrace: string },
    ): void {
      const order = find(change);
      for (const position of order.positions) {
        if (change.positionIds?.includes(position.id) === false) continue;
        position.shippingProviderId = change.providerId;
        position.trackAndTrace = change.trackAndTrace;
      }
      order.history.push({ at: world.clock.now(), event: 'tracking set', by: 'miinto' });
    },
  };
}

function known(variant: FileVariant): FileVariant {
  if (!FILE_VARIANTS.includes(variant)) throw badRequest(`Unknown variant of a file: ${String(variant)}`);
  return variant;
}
