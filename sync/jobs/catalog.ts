import { z } from 'zod';
import { ShopId } from '../core/ids.ts';

const shop = { shopId: ShopId };
const connection = { ...shop, connectionId: z.uuid() };

/**
 * Every kind of background work: its payload and how the queue treats it. A payload is parsed when a job is taken, since
 * older code may have written it. `key` names what must not be queued twice; `seconds` is how long one run may take.
 */
export const jobCatalog = {
  'poll-transfers': { payload: z.object({ ...connection }), key: ['connectionId'], seconds: 300 },
  'poll-orders': {
    payload: z.object({ ...connection, whole: z.boolean() }),
    key: ['connectionId', 'whole'],
    // A whole scan reads at a quarter of the channel's rate.
    seconds: 3600,
  },
  'poll-returns': { payload: z.object({ ...connection }), key: ['connectionId'], seconds: 300 },
  'settle-returns': { payload: z.object({ ...shop, orderId: z.uuid() }), key: ['orderId'], seconds: 120 },
  'read-refunds': { payload: z.object({ ...shop, storeId: z.uuid() }), key: ['storeId'], seconds: 180 },
  'sync-product-map': { payload: z.object({ ...connection }), key: ['connectionId'], seconds: 600 },
  'decide-transfers': { payload: z.object({ ...connection }), key: ['connectionId'], seconds: 300 },
  'import-order': { payload: z.object({ ...shop, orderId: z.uuid() }), key: ['orderId'], seconds: 120 },
  'place-orders': { payload: z.object({ ...shop, storeId: z.uuid() }), key: ['storeId'], seconds: 120 },
  'check-channel-orders': { payload: z.object({ ...connection }), key: ['connectionId'], seconds: 300 },
  'check-store-orders': { payload: z.object({ ...shop, storeId: z.uuid() }), key: ['storeId'], seconds: 300 },
  'read-shipments': { payload: z.object({ ...shop, storeId: z.uuid() }), key: ['storeId'], seconds: 180 },
  'watch-waiting': { payload: z.object({ ...shop }), key: ['shopId'], seconds: 120 },
  'run-effect': { payload: z.object({ ...shop, effectId: z.uuid() }), key: ['effectId'], seconds: 180 },
  'read-stock': { payload: z.object({ ...shop, storeId: z.uuid() }), key: ['storeId'], seconds: 180 },
  'push-stock': { payload: z.object({ ...connection }), key: ['connectionId'], seconds: 180 },
  'sweep-stock': { payload: z.object({ ...connection }), key: ['connectionId'], seconds: 1800 },
  'fetch-documents': { payload: z.object({ ...shop }), key: ['shopId'], seconds: 900 },
  'dry-run': { payload: z.object({ ...shop, dryRunId: z.uuid() }), key: ['dryRunId'], seconds: 600 },
  'work-inbox': { payload: z.object({ ...shop, inboxId: z.uuid() }), key: ['inboxId'], seconds: 60 },
  'set-up-shop': { payload: z.object({ ...shop }), key: ['shopId'], seconds: 120 },
  'forget-shop': { payload: z.object({ ...shop }), key: ['shopId'], seconds: 300 },
} as const satisfies Record<string, { payload: z.ZodType; key: readonly string[]; seconds: number }>;

export type JobName = keyof typeof jobCatalog;
export type JobPayload<N extends JobName> = z.infer<(typeof jobCatalog)[N]['payload']>;
export const JOB_NAMES = Object.keys(jobCatalog) as JobName[];

/** A job as flows hand it to `tx.enqueue`; the type ties name and payload together. */
export function job<N extends JobName>(
  name: N,
  data: JobPayload<N>,
  more: { startAfter?: Date; urgent?: boolean } = {},
): { name: N; data: JobPayload<N>; startAfter?: Date; urgent?: boolean } {
  return { name, data, ...more };
}
