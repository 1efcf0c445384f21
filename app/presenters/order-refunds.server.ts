import { makeLedger, type LedgerRow } from '#sync/core/ledger.ts';
import { money } from '#sync/core/money.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { placeOf, type LineRow, type OrderRow } from '#sync/persistence/order-rows.ts';
import { refundsOf, refundWords, type RefundRow } from '#sync/persistence/refunds.ts';
import type { LedgerRowView, RefundsTabView, RefundView } from '../views/order-refunds.ts';
import { titleOf } from './line-title.server.ts';
import { adminPage, type Naming, type Reading } from './reading.server.ts';
import { refundStatus } from './return-words.server.ts';

const KINDS: Readonly<Record<string, string>> = {
  return: 'Return',
  cancellation: 'Cancellation',
  mixed: 'Return and cancellation',
  'amount-only': 'Money without units',
  'shipping-only': 'Shipping',
  'restock-only': 'Goods without money',
};

/** The order's refunds, oldest first, and what was sold, cancelled, returned and refunded of it. */
export async function readRefundsTab(
  tx: ShopTx,
  reading: Reading,
  naming: Naming,
  order: OrderRow,
): Promise<RefundsTabView> {
  const rows = await tx.db.orderLine.findMany({
    where: { shopId: tx.shopId, orderId: order.id, channelState: 'accepted' },
    orderBy: { sequence: 'asc' },
  });
  const lines = new Map(rows.map((line) => [line.id, line]));
  const refunds = await refundsOf(tx, order.id);
  const channelName = naming.channels[placeOf(order).channel].name;
  return {
    tab: 'refunds',
    channelName,
    refunds: refunds.map((row) => refundView(reading, row, { lines, channelName })),
    ledger: ledgerView(order, rows, refunds),
    storeUrl: adminPage(naming, tx.shopId, order.storeRef),
  };
}

function refundView(
  reading: Reading,
  row: RefundRow,
  about: { readonly lines: ReadonlyMap<string, LineRow>; readonly channelName: string },
): RefundView {
  const { reason, comment } = refundWords(reading.encryption, row);
  return {
    id: row.id,
    number: String(row.number),
    status: refundStatus(row.state),
    origin: row.origin === 'channel' ? `For a return at ${about.channelName}` : 'Made in your shop',
    what: KINDS[row.kind] ?? row.kind,
    storeRefundId: row.storeRefundRef?.split('/').at(-1) ?? null,
    reason,
    comment: comment === reason ? null : comment,
    sentence: row.stateReason,
    madeAt: row.madeAt.toISOString(),
    total: money(Number(row.totalMinor), row.currency),
    lines: row.lines.map(({ lineId, quantity, returnToStock, amountMinor }) => ({
      title: titleOf(lineId === null ? undefined : about.lines.get(lineId)),
      quantity,
      returnToStock,
      amount: money(Number(amountMinor), row.currency),
    })),
    canFinish: row.state === 'task',
  };
}

function ledgerView(
  order: OrderRow,
  lines: readonly LineRow[],
  refunds: readonly RefundRow[],
): RefundsTabView['ledger'] {
  const { currency } = order;
  const given = refunds.filter(({ state, currency: paidIn }) => state === 'done' && paidIn === currency);
  const ledger = makeLedger({
    currency,
    lines: lines.map((line) => ({
      lineId: line.id,
      unitPrice: money(Number(line.unitPriceMinor), currency),
      accepted: line.quantity,
      cancelled: Math.max(line.channelCancelled, line.storeCancelled),
      returned: line.channelReturned,
    })),
    refunds: given.flatMap((refund) => [
      ...refund.lines.map(({ lineId, quantity, returnedQuantity, amountMinor }) => ({
        lineId,
        units: returnedQuantity,
        // Units that were never shipped are cancelled, not refunded.
        amount: money(
          refund.totalMinor === 0n || quantity === 0
            ? 0
            : Math.round((Number(amountMinor) * returnedQuantity) / quantity),
          currency,
        ),
      })),
      { lineId: null, units: 0, amount: money(beyondLines(refund), currency) },
    ]),
  });
  const titles = new Map(lines.map((line) => [line.id, titleOf(line)]));
  const rows = ledger.lines.map((row) => ({ id: row.lineId, title: titles.get(row.lineId) ?? '', ...entries(row) }));
  const other: LedgerRowView = { id: 'other', title: 'Shipping and other money', ...entries(ledger.other) };
  const hasOther = ledger.other.refunded.amount.minor !== 0;
  return {
    rows: hasOther ? [...rows, other] : rows,
    total: { id: 'total', title: 'Total', ...entries(ledger.total) },
  };
}

/** Money of a refund that belongs to none of its lines: shipping, goodwill, rounding. */
function beyondLines({ totalMinor, lines }: RefundRow): number {
  if (totalMinor === 0n) return 0;
  return Number(totalMinor) - lines.reduce((sum, { amountMinor }) => sum + Number(amountMinor), 0);
}

function entries({ sold, cancelled, returned, refunded, kept, difference }: LedgerRow) {
  return { sold, cancelled, returned, refunded, kept, difference };
}
