/** What a person can click on one order or on several, out of posted forms and into the container's words. */
import { z } from 'zod';
import type { ShopId } from '#sync/core/ids.ts';
import type { AppContainer, ClickResult, Orders, Person } from '../container-types.ts';
import type { BulkResult } from '../views/orders.ts';
import { returnIntents } from './return-clicks.server.ts';

/** `intent` and what it needs. `decide` sets one line's verdict, `accept-all` and `decline-all` those of every open line. */
export const orderClick = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('decide'),
    lineId: z.uuid(),
    outcome: z.enum(['accept', 'decline']),
    anyway: z.literal('yes').optional(),
  }),
  z.object({ intent: z.literal('link'), lineId: z.uuid(), variantRef: z.string().min(1).max(200) }),
  z.object({ intent: z.literal('unlink'), lineId: z.uuid() }),
  z.object({ intent: z.literal('accept-all') }),
  z.object({ intent: z.literal('decline-all') }),
  z.object({ intent: z.literal('send') }),
  z.object({ intent: z.literal('retry') }),
  z.object({ intent: z.literal('handled') }),
  z.object({ intent: z.literal('not-handled') }),
  // What is wrong with a text is said by the flow, in a sentence; this bound only keeps nonsense out.
  z.object({ intent: z.literal('comment'), text: z.string().max(20_000) }),
  z.object({ intent: z.literal('shipment-go-ahead') }),
  z.object({ intent: z.literal('shipment-report'), shipmentId: z.uuid() }),
  z.object({ intent: z.literal('shipment-by-hand'), shipmentId: z.uuid() }),
  z.object({ intent: z.literal('document-retry'), documentId: z.uuid() }),
  z.object({ intent: z.literal('document-revoke'), documentId: z.uuid() }),
  ...returnIntents,
]);
export type OrderClick = z.output<typeof orderClick>;

export function clickOrder(
  { orders, documents, shipments, returns }: Pick<AppContainer, 'orders' | 'documents' | 'shipments' | 'returns'>,
  shopId: ShopId,
  about: { readonly orderId: string; readonly person: Person },
  click: OrderClick,
): Promise<ClickResult> {
  switch (click.intent) {
    case 'decide':
      return orders.decide(shopId, { ...about, ...click, anyway: click.anyway === 'yes' });
    case 'link':
      return orders.linkProduct(shopId, { ...about, lineId: click.lineId, variantRef: click.variantRef });
    case 'unlink':
      return orders.unlinkProduct(shopId, { ...about, lineId: click.lineId });
    case 'accept-all':
      return orders.answerAll(shopId, { ...about, outcome: 'accept' });
    case 'decline-all':
      return orders.answerAll(shopId, { ...about, outcome: 'decline' });
    case 'send':
      return orders.send(shopId, about);
    case 'retry':
      return orders.retry(shopId, about);
    case 'handled':
      return orders.markHandled(shopId, about);
    case 'not-handled':
      return orders.unmarkHandled(shopId, about);
    case 'comment':
      return documents.comment(shopId, { ...about, text: click.text });
    case 'shipment-go-ahead':
      return shipments.goAhead(shopId, about);
    case 'shipment-report':
      return shipments.reportAgain(shopId, { ...about, shipmentId: click.shipmentId });
    case 'shipment-by-hand':
      return shipments.enteredByHand(shopId, { ...about, shipmentId: click.shipmentId });
    case 'document-retry':
      return documents.retry(shopId, { documentId: click.documentId, person: about.person });
    case 'document-revoke':
      return documents.revoke(shopId, { documentId: click.documentId, person: about.person });
    case 'return-decide':
      return returns.decide(shopId, { rmaId: click.rmaId, lines: click.lines, person: about.person });
    case 'return-request':
      return returns.request(shopId, { ...about, lines: click.lines });
    case 'request-send':
      return returns.sendRequest(shopId, { ...about, requestId: click.requestId });
    case 'request-done':
      return returns.requestDone(shopId, { ...about, requestId: click.requestId });
    case 'refund-done':
      return returns.refundDone(shopId, { ...about, refundId: click.refundId });
    case 'units-same':
    case 'units-different':
      return returns.sameUnits(shopId, {
        ...about,
        lineId: click.about,
        caseId: click.caseId,
        refundLineId: click.refundLineId,
        same: click.intent === 'units-same',
      });
  }
}

/** A page of the list is what can be selected. */
const MOST = 100;

/** `intent`, and `orderIds` separated by commas. */
export const bulkClick = z.object({
  intent: z.enum(['accept', 'decline', 'handled', 'retry']),
  orderIds: z
    .string()
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(z.uuid()).min(1).max(MOST)),
});

/** Each order by itself: what is refused for one leaves the others as they are. */
export async function clickOrders(
  orders: Orders,
  shopId: ShopId,
  person: Person,
  { intent, orderIds }: z.output<typeof bulkClick>,
): Promise<BulkResult> {
  if (intent === 'accept' || intent === 'decline') {
    return { kind: 'bulk', intent, ...(await orders.decideMany(shopId, { orderIds, outcome: intent, person })) };
  }
  const skipped: { orderId: string; number: null; message: string }[] = [];
  for (const orderId of orderIds) {
    const about = { orderId, person };
    const result = await (intent === 'retry' ? orders.retry(shopId, about) : orders.markHandled(shopId, about));
    if (result.kind === 'refused') skipped.push({ orderId, number: null, message: result.message });
    if (result.kind === 'not-found') skipped.push({ orderId, number: null, message: 'This order was not found.' });
  }
  return { kind: 'bulk', intent, done: orderIds.length - skipped.length, skipped };
}
