/** States of orders as SQL conditions on `o`. `wordCondition` says in SQL what `orderWord` says about one order. */
import { Prisma } from '@prisma/client';

/** Groups of states a merchant looks at together. */
export type OrderGroup = 'pending' | 'held' | 'waiting' | 'inserted' | 'failed' | 'closed';

const lines = (condition: Prisma.Sql) =>
  Prisma.sql`EXISTS (SELECT 1 FROM order_line l WHERE l.shop_id = o.shop_id AND l.order_id = o.id AND ${condition})`;
const offered = Prisma.sql`l.channel_state = 'offered'`;
const offeredLine = lines(offered);
const heldLine = lines(Prisma.sql`${offered} AND l.outcome = 'hold'`);
const proposal = lines(Prisma.sql`${offered} AND l.proposal`);
const openLine = lines(Prisma.sql`${offered} AND l.outcome NOT IN ('accept', 'decline')`);

/** Of the newest transfer; a text that is no state where there is none. */
const transferState = Prisma.sql`COALESCE((SELECT t.state FROM transfer t
  WHERE t.shop_id = o.shop_id AND t.order_id = o.id ORDER BY t.first_seen_at DESC LIMIT 1), '')`;

const unhandled = Prisma.sql`o.handled_at IS NULL`;
const undecided = Prisma.sql`o.channel_state = 'offered' AND ${unhandled}
  AND ${transferState} NOT IN ('answering', 'answered', 'contested', 'refused')`;
const held = Prisma.sql`(${heldLine} AND NOT ${proposal})`;
const complete = Prisma.sql`(NOT ${proposal} AND ${offeredLine} AND NOT ${openLine})`;

const accepted = (storeState: string) =>
  Prisma.sql`(o.channel_state = 'accepted' AND o.store_state = ${storeState} AND ${unhandled})`;
const shipped = (...states: string[]) =>
  Prisma.sql`(${accepted('inserted')} AND o.shipped_state IN (${Prisma.join(states)}))`;

const WORDS: Readonly<Record<string, Prisma.Sql>> = {
  'PENDING APPROVAL': Prisma.sql`(${undecided} AND NOT ${held} AND NOT ${complete})`,
  HELD: Prisma.sql`(${undecided} AND ${held})`,
  ANSWERING: Prisma.sql`(o.channel_state = 'offered' AND ${unhandled} AND (${transferState} IN ('answering', 'answered', 'contested')
    OR (${undecided} AND NOT ${held} AND ${complete})))`,
  ACCEPTED: accepted('none'),
  WAITING: accepted('waiting'),
  INSERTING: accepted('creating'),
  INSERTED: Prisma.sql`(${accepted('inserted')} AND o.shipped_state NOT IN ('part', 'all'))`,
  'PARTIALLY SHIPPED': shipped('part'),
  SHIPPED: shipped('all'),
  'NOT INSERTED': accepted('not-inserted'),
  FAILED: Prisma.sql`(${accepted('failed')}
    OR (o.channel_state = 'offered' AND ${unhandled} AND ${transferState} = 'refused'))`,
  HANDLED: Prisma.sql`(o.channel_state IN ('offered', 'accepted') AND o.handled_at IS NOT NULL)`,
  DECLINED: Prisma.sql`o.channel_state = 'declined'`,
  CANCELED: Prisma.sql`o.channel_state IN ('canceled', 'cancelled')`,
  GONE: Prisma.sql`o.channel_state = 'gone'`,
};

/** Words that can be filtered by, in the order of an order's life. */
export const ORDER_WORDS: readonly string[] = Object.keys(WORDS);

/** @param word one of ORDER_WORDS; nothing carries another */
export function wordCondition(word: string): Prisma.Sql {
  return WORDS[word] ?? Prisma.sql`FALSE`;
}

export function groupCondition(group: OrderGroup): Prisma.Sql {
  switch (group) {
    case 'pending':
      return Prisma.sql`o.channel_state = 'offered'`;
    case 'held':
      return Prisma.sql`o.channel_state = 'offered' AND ${heldLine}`;
    case 'waiting':
      return Prisma.sql`o.channel_state = 'accepted' AND o.store_state IN ('none', 'waiting', 'creating')`;
    case 'inserted':
      return Prisma.sql`o.store_state = 'inserted'`;
    case 'failed':
      return Prisma.sql`o.channel_state = 'accepted' AND o.store_state IN ('failed', 'not-inserted')`;
    case 'closed':
      return Prisma.sql`o.channel_state IN ('declined', 'gone', 'canceled', 'cancelled')`;
  }
}
