import type { KeptDelivery } from '../../persistence/inbox.ts';
import type { ShopTx } from '../../persistence/database.ts';

/** What became of a delivery: its state, and a note for whoever looks at the inbox. */
export type Worked = readonly [state: 'done' | 'ignored' | 'failed', note: string | null];

/**
 * Works on one delivery inside the transaction that settles it. The payload is a hint: what counts is read again from the
 * tables and the store, so it only marks rows as due and queues jobs. No outside call is made here.
 */
export type TopicHandler = (tx: ShopTx, delivery: KeptDelivery, now: Date) => Promise<Worked>;
