import type { PageProps } from '@shopify/polaris';
import type { OrderHead } from '../../views/order.ts';
import type { Act } from './answer-bar.tsx';

/** What stands beside an order's title: only what can be done now. */
export function orderActions(
  head: OrderHead,
  busy: string | null,
  act: Act,
): Extract<PageProps['secondaryActions'], readonly unknown[]> {
  const action = (content: string, intent: string) => ({
    content,
    loading: busy === intent,
    disabled: busy !== null,
    onAction: () => act({ intent }),
  });
  return [
    ...(head.storeUrl === null ? [] : [{ content: 'Open in Shopify', url: head.storeUrl, target: '_top' as const }]),
    ...(head.can.insert ? [action('Insert into shop', 'retry')] : []),
    ...(head.can.retry ? [action('Retry', 'retry')] : []),
    ...(head.can.handle ? [action('Mark as handled', 'handled')] : []),
    ...(head.can.unhandle ? [action('Undo handled', 'not-handled')] : []),
  ];
}
