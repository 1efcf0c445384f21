import { articleKeys } from '#sync/core/linking.ts';
import { money } from '#sync/core/money.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { placeOf, positionOf, type LineRow } from '#sync/persistence/order-rows.ts';
import { variantLinks } from '#sync/persistence/variant-links.ts';
import { currentVerdicts } from '#sync/persistence/verdicts.ts';
import type { ItemsTab } from '../views/order.ts';
import { lineView } from './line.server.ts';
import type { OrderFacts } from './order-head.server.ts';
import { adminPage, type Naming } from './reading.server.ts';

/** An offer of ten thousand positions is answered as a whole; a page of them would help nobody. */
const SHOWN_LINES = 100;

/** The positions with their verdicts, those that wait for an answer first. */
export async function readItems(tx: ShopTx, naming: Naming, facts: OrderFacts): Promise<ItemsTab> {
  const { order, transfers } = facts;
  const pending = transfers.filter(({ state }) => state === 'pending').map(({ id }) => id);
  const where = { shopId: tx.shopId, orderId: order.id };
  const open = { channelState: 'offered', transferId: { in: pending } };
  const read = (condition: object, take: number): Promise<LineRow[]> =>
    tx.db.orderLine.findMany({ where: { ...where, ...condition }, orderBy: { sequence: 'asc' }, take });
  const waiting = await read(open, SHOWN_LINES);
  // A line without a transfer is in no list, and NOT over null is not true: it is asked for by itself.
  const others = {
    OR: [{ transferId: null }, { NOT: { transferId: { in: pending } } }, { NOT: { channelState: 'offered' } }],
  };
  const shown = [...waiting, ...(await read(others, SHOWN_LINES - waiting.length))];
  const verdicts = await currentVerdicts(tx, shown);
  const keys = new Map(shown.map((line) => [line.id, articleKeys(positionOf(line).item)]));
  const scope = { storeId: order.storeId, place: placeOf(order) };
  const links = await variantLinks(tx, scope, [...new Set([...keys.values()].flat())]);
  const answerable = new Set(order.handledAt === null ? waiting.map(({ id }) => id) : []);
  return {
    tab: 'items',
    lines: shown.map((line) =>
      lineView({
        line,
        verdict: verdicts.get(line.id) ?? null,
        answerable: answerable.has(line.id),
        articleKnown: (keys.get(line.id) ?? []).length > 0,
        linkedByPerson: (keys.get(line.id) ?? []).some((key) => links.has(key)),
        productUrl: (ref) => adminPage(naming, tx.shopId, ref),
      }),
    ),
    hiddenLines: (await tx.db.orderLine.count({ where })) - shown.length,
    total: money(Number(order.totalMinor), order.currency),
  };
}
