import type { ShopTx } from '#sync/persistence/database.ts';
import type { AttentionAction, AttentionView } from '../views/common.ts';

const SHOWN = 10;

interface Item {
  readonly kind: string;
  readonly orderId: string | null;
}

/** What is open, newest first, each with the one thing to do about it. */
export async function readAttention(
  tx: ShopTx,
): Promise<{ readonly attention: readonly AttentionView[]; readonly attentionCount: number }> {
  const open = { shopId: tx.shopId, handledAt: null };
  const items = await tx.db.attention.findMany({ where: open, orderBy: { createdAt: 'desc' }, take: SHOWN });
  const failed = await failedOrders(tx, items);
  return {
    attention: items.map((item) => ({
      id: item.id,
      message: item.message,
      orderId: item.orderId,
      action: actionFor(item, failed),
      createdAt: item.createdAt.toISOString(),
    })),
    attentionCount: items.length < SHOWN ? items.length : await tx.db.attention.count({ where: open }),
  };
}

/** Of the orders that items are about, those that can be put in the store by trying again. */
async function failedOrders(tx: ShopTx, items: readonly Item[]): Promise<ReadonlySet<string>> {
  const ids = items.flatMap(({ kind, orderId }) => (kind === 'import-failed' && orderId !== null ? [orderId] : []));
  const rows = await tx.db.order.findMany({
    where: { shopId: tx.shopId, id: { in: ids }, channelState: 'accepted', storeState: 'failed', handledAt: null },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

/** Where on the order's page the cause is seen; the rest says it in the communication. */
const TABS: Readonly<Record<string, string>> = {
  'import-waits': 'items',
  'order-incomplete': 'items',
  'wrong-stock-location': 'items',
  'total-differs': 'items',
  oversold: 'items',
  'return-by-hand': 'refunds',
  'return-goods': 'refunds',
  'return-too-many': 'refunds',
  'return-not-requested': 'refunds',
};

/** Kinds that begin so are mended on a page of their own. */
const PAGES: readonly (readonly [start: string, label: string, url: string])[] = [
  ['stock-not-sent', 'Open stock', '/app/stock'],
  ['set-up', 'Open connections', '/app/connections'],
  ['connection', 'Open connections', '/app/connections'],
  ['rma', 'Open returns', '/app/returns'],
  ['unreadable', 'Open connections', '/app/connections'],
];

function actionFor({ kind, orderId }: Item, failed: ReadonlySet<string>): AttentionAction | null {
  if (orderId !== null) {
    return kind === 'import-failed' && failed.has(orderId)
      ? { kind: 'retry', label: 'Try again', orderId }
      : { kind: 'open', label: 'Open order', url: `/app/orders/${orderId}?tab=${tabFor(kind)}` };
  }
  const page = PAGES.find(([start]) => kind.startsWith(start));
  return page ? { kind: 'open', label: page[1], url: page[2] } : null;
}

function tabFor(kind: string): string {
  if (kind.startsWith('refund')) return 'refunds';
  if (kind.startsWith('rma') || kind.startsWith('return')) return TABS[kind] ?? 'rma';
  if (kind.startsWith('ship')) return 'shipments';
  if (kind.startsWith('label') || kind.startsWith('document')) return 'comments';
  return TABS[kind] ?? (kind.startsWith('wait') || kind.startsWith('held') ? 'items' : 'communication');
}
