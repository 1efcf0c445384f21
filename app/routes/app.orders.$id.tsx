/** One order: its lines with the verdicts and their reasons, what a person can do, and all communication. */
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Layout, Page } from '@shopify/polaris';
import { useEffect } from 'react';
import { z } from 'zod';
import type { ShopId } from '#sync/core/ids.ts';
import { toast } from '../components/app-bridge.ts';
import { AnswerBar } from '../components/orders/answer-bar.tsx';
import { Communication } from '../components/orders/communication.tsx';
import { GeneralCard } from '../components/orders/general-card.tsx';
import { BuyerCard } from '../components/orders/buyer-card.tsx';
import { ItemsCard } from '../components/orders/items-card.tsx';
import { StatusBadge } from '../components/status-badge.tsx';
import { usePolling } from '../components/use-polling.ts';
import type { ClickResult, Orders } from '../container-types.ts';
import { textOf } from '../forms/text-of.ts';
import { found, idOf, notFound, requireShop } from '../session.server.ts';

const WHAT = 'This order';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  return json(found(await container.views.order(shopId, idOf(params['id'], WHAT)), WHAT));
}

/** `intent` and what it needs. `decide` sets one line's verdict, `accept-all` and `decline-all` also send. */
const click = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('decide'),
    lineId: z.uuid(),
    outcome: z.enum(['accept', 'decline']),
    anyway: z.literal('yes').optional(),
  }),
  z.object({ intent: z.literal('accept-all') }),
  z.object({ intent: z.literal('decline-all') }),
  z.object({ intent: z.literal('send') }),
  z.object({ intent: z.literal('retry') }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, person, container } = await requireShop(request);
  const parsed = click.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response('This action is not known.', { status: 400 });
  const about = { orderId: idOf(params['id'], WHAT), person };
  const result = await carryOut(container.orders, shopId, about, parsed.data);
  if (result.kind === 'not-found') throw notFound(WHAT);
  return json({ ...result, intent: parsed.data.intent }, { status: result.kind === 'refused' ? 422 : 200 });
}

function carryOut(
  orders: Orders,
  shopId: ShopId,
  about: { readonly orderId: string; readonly person: string },
  what: z.output<typeof click>,
): Promise<ClickResult> {
  switch (what.intent) {
    case 'decide':
      return orders.decide(shopId, { ...about, ...what, anyway: what.anyway === 'yes' });
    case 'accept-all':
      return orders.answerAll(shopId, { ...about, outcome: 'accept' });
    case 'decline-all':
      return orders.answerAll(shopId, { ...about, outcome: 'decline' });
    case 'send':
      return orders.send(shopId, about);
    case 'retry':
      return orders.retry(shopId, about);
  }
}

const DONE = {
  decide: 'Verdict saved',
  'accept-all': 'Accepted. The answer is on its way.',
  'decline-all': 'Declined. The answer is on its way.',
  send: 'The answer is on its way',
  retry: 'Trying again',
} as const;

export default function Order() {
  const order = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  usePolling(3_000);
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.kind === 'done') toast(DONE[fetcher.data.intent]);
  }, [fetcher.state, fetcher.data]);
  const busy =
    fetcher.state === 'idle' ? null : textOf(fetcher.formData, 'lineId') || textOf(fetcher.formData, 'intent');
  const act = (fields: Record<string, string>): void => fetcher.submit(fields, { method: 'post' });

  return (
    <Page
      title={`Order ${order.number}`}
      titleMetadata={<StatusBadge status={order.status} />}
      subtitle={order.note}
      backAction={{ content: 'Orders', url: '/app/orders' }}
      secondaryActions={[
        ...(order.storeUrl === null
          ? []
          : [{ content: 'Open in Shopify', url: order.storeUrl, target: '_top' as const }]),
        ...(order.can.retry
          ? [
              {
                content: order.status.code === 'not-inserted' ? 'Insert into shop' : 'Try again',
                loading: busy === 'retry',
                onAction: () => act({ intent: 'retry' }),
              },
            ]
          : []),
      ]}
    >
      <BlockStack gap="400">
        {fetcher.data?.kind === 'refused' && <Banner tone="critical">{fetcher.data.message}</Banner>}
        {order.attention.map((item) => (
          <Banner key={item.id} tone="warning">
            {item.message}
          </Banner>
        ))}
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              {order.can.answer && <AnswerBar order={order} busy={busy} onAct={act} />}
              <ItemsCard order={order} busy={busy} onAct={act} />
              <Communication entries={order.communication} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <GeneralCard order={order} />
              <BuyerCard order={order} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
