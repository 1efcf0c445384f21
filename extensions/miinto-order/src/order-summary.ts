/** What the app answers about one store order; the other side is app/routes/api.order-summary.tsx. */

export interface OrderSummary {
  readonly id: string;
  readonly channelName: string;
  /** The channel's own number; null while it is not known. */
  readonly channelOrderId: string | null;
  readonly market: string;
  readonly status: { readonly label: string; readonly tone: string };
  /** One or two sentences: what it means and what a person can do. */
  readonly note: string;
  /** ISO, UTC; null when no such clock runs. */
  readonly answerBy: string | null;
  readonly shipBy: string | null;
}

export type Answer =
  | { readonly kind: 'order'; readonly order: OrderSummary }
  /** The order is not one of ours: an empty state, no error. */
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'unreachable' };

/**
 * Asks the app. A relative address goes to the app's own host, and Shopify adds the merchant's token to it.
 * Never throws: whatever goes wrong is `unreachable`, and the block offers to try again.
 */
export async function readSummary(storeRef: string, ask: typeof fetch = fetch): Promise<Answer> {
  try {
    const reply = await ask(`/api/order-summary?order=${encodeURIComponent(storeRef)}`);
    if (!reply.ok) return { kind: 'unreachable' };
    const body = (await reply.json()) as { order?: unknown };
    if (body.order === null) return { kind: 'not-ours' };
    return isSummary(body.order) ? { kind: 'order', order: body.order } : { kind: 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
}

function isSummary(value: unknown): value is OrderSummary {
  if (typeof value !== 'object' || value === null) return false;
  const { id, channelName, market, note, status } = value as Partial<OrderSummary>;
  return [id, channelName, market, note, status?.label].every((text) => typeof text === 'string');
}

/** Where the order's page is inside the app; Shopify opens `app:` addresses in the app's frame. */
export function appAddress(order: OrderSummary): string {
  return `app:app/orders/${order.id}`;
}
