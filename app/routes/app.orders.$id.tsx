/** One order: its head, eight tabs of which only the chosen one is read, and what a person can do. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react';
import { BlockStack, Card, InlineStack, Page, SkeletonBodyText } from '@shopify/polaris';
import { useEffect } from 'react';
import { toast } from '../components/app-bridge.ts';
import { AnswerBar } from '../components/orders/answer-bar.tsx';
import { OrderNotices } from '../components/orders/order-notices.tsx';
import { OrderTabBody } from '../components/orders/order-tab-body.tsx';
import { OrderTabs } from '../components/orders/order-tabs.tsx';
import { orderActions } from '../components/orders/order-actions.ts';
import { StatusBadge } from '../components/status-badge.tsx';
import { usePolling } from '../components/use-polling.ts';
import { clickOrder, orderClick } from '../forms/order-clicks.server.ts';
import { clickedButton } from '../forms/text-of.ts';
import { found, idOf, notFound, requireShop } from '../session.server.ts';
import { ORDER_TABS, type OrderTab } from '../views/order.ts';

const WHAT = 'This order';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  const { searchParams } = new URL(request.url);
  const asked = { tab: tabOf(searchParams.get('tab')), cursor: searchParams.get('cursor') };
  return json(found(await container.views.order(shopId, idOf(params['id'], WHAT), asked), WHAT));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, person, container } = await requireShop(request);
  const click = orderClick.safeParse(Object.fromEntries(await request.formData()));
  if (!click.success) throw new Response('This action is not known.', { status: 400 });
  const about = { orderId: idOf(params['id'], WHAT), person };
  const result = await clickOrder(container, shopId, about, click.data);
  if (result.kind === 'not-found') throw notFound(WHAT);
  return json({ ...result, intent: click.data.intent }, { status: result.kind === 'refused' ? 422 : 200 });
}

const DONE = {
  decide: 'Verdict saved',
  link: 'Product linked. Every position of this product is looked at again.',
  unlink: 'Link forgotten',
  'accept-all': 'Accepted. The answer is on its way.',
  'decline-all': 'Declined. The answer is on its way.',
  send: 'The answer is on its way',
  retry: 'Trying again',
  handled: 'Marked as handled',
  'not-handled': 'Taken up again',
  comment: 'Comment added',
  'document-retry': 'The document is fetched again',
  'shipment-go-ahead': 'Shipments are reported from now on',
  'shipment-report': 'The shipment is being reported',
  'shipment-by-hand': 'Marked as entered by hand',
  'document-revoke': 'Links revoked',
  'return-decide': 'Decision saved. It is on its way.',
  'return-request': 'The request is on its way',
  'request-send': 'The request is on its way',
  'request-done': 'Marked as done',
  'refund-done': 'Marked as done',
  'units-same': 'Saved: the same units',
  'units-different': 'Saved: different units',
} as const;

export default function Order() {
  const { head, body } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const navigation = useNavigation();
  const [, setSearch] = useSearchParams();
  usePolling(3_000);
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.kind === 'done') toast(DONE[fetcher.data.intent]);
  }, [fetcher.state, fetcher.data]);
  const busy = fetcher.state === 'idle' ? null : clickedButton(fetcher.formData);
  const act = (fields: Record<string, string>): void => fetcher.submit(fields, { method: 'post' });
  const show = (tab: OrderTab, cursor?: string): void =>
    setSearch(
      (present) => {
        const next = new URLSearchParams(present);
        next.set('tab', tab);
        next.delete('cursor');
        if (cursor !== undefined) next.set('cursor', cursor);
        return next;
      },
      { preventScrollReset: cursor === undefined },
    );
  // A poll is no navigation, so this is another tab on its way.
  const coming =
    navigation.state === 'loading' ? tabOf(new URLSearchParams(navigation.location.search).get('tab')) : null;

  return (
    <Page
      title={`Order ${head.number}`}
      titleMetadata={
        <InlineStack gap="100">
          {[head.status, ...head.marks].map((status) => (
            <StatusBadge key={status.code} status={status} />
          ))}
        </InlineStack>
      }
      subtitle={head.note}
      backAction={{ content: 'Orders', url: '/app/orders' }}
      secondaryActions={orderActions(head, busy, act)}
    >
      <BlockStack gap="400">
        <OrderNotices head={head} refused={fetcher.data?.kind === 'refused' ? fetcher.data.message : null} />
        <AnswerBar head={head} busy={busy} onAct={act} />
        <OrderTabs tab={coming ?? body.tab} onTab={(tab) => show(tab)} />
        {coming !== null && coming !== body.tab ? (
          <Card>
            <SkeletonBodyText lines={6} />
          </Card>
        ) : (
          <div role="tabpanel" id={`${body.tab}-panel`} aria-labelledby={body.tab}>
            <OrderTabBody head={head} body={body} busy={busy} onAct={act} onShow={show} />
          </div>
        )}
      </BlockStack>
    </Page>
  );
}

function tabOf(text: string | null): OrderTab | null {
  return ORDER_TABS.find((tab) => tab === text) ?? null;
}

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
