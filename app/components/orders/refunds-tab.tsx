import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import type { RefundsTabView, RefundView } from '../../views/order-refunds.ts';
import { formatMoney } from '../format.ts';
import { Moment } from '../moment.tsx';
import { StatusBadge } from '../status-badge.tsx';
import type { Act } from './answer-bar.tsx';
import { LedgerCard } from './ledger-card.tsx';

/** The money view of the order, and every refund in the store, whoever made it. */
export function RefundsTab({
  view,
  busy,
  onAct,
}: {
  readonly view: RefundsTabView;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  return (
    <BlockStack gap="400">
      <LedgerCard ledger={view.ledger} channelName={view.channelName} />
      {view.refunds.length === 0 && (
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              No refunds
            </Text>
            <Text as="p" tone="subdued">
              {`A return accepted at ${view.channelName} is refunded in your shop by itself, once. Refunds you make in your shop appear here, too.`}
            </Text>
          </BlockStack>
        </Card>
      )}
      {view.refunds.map((refund) => (
        <Refund key={refund.id} refund={refund} storeUrl={view.storeUrl} busy={busy} onAct={onAct} />
      ))}
    </BlockStack>
  );
}

function Refund({
  refund,
  storeUrl,
  busy,
  onAct,
}: {
  readonly refund: RefundView;
  readonly storeUrl: string | null;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {`Refund ${refund.number}`}
          </Text>
          <StatusBadge status={refund.status} />
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {`${refund.what} · ${refund.origin} · `}
          <Moment at={refund.madeAt} />
          {refund.storeRefundId !== null && ` · id in your shop ${refund.storeRefundId}`}
        </Text>
        {refund.lines.map(({ title, quantity, returnToStock, amount }, index) => (
          <InlineStack key={index} gap="200" blockAlign="center">
            <Text as="p" fontWeight="medium" breakWord>
              {`${quantity} × ${title} · ${formatMoney(amount)}`}
            </Text>
            <Badge {...(returnToStock ? { tone: 'success' as const } : {})}>
              {returnToStock ? 'Returned to stock' : 'Not returned to stock'}
            </Badge>
          </InlineStack>
        ))}
        {refund.reason !== null && refund.reason !== '' && (
          <Text as="p" tone="subdued" breakWord>{`Reason: “${refund.reason}”`}</Text>
        )}
        {refund.comment !== null && refund.comment !== '' && (
          <Text as="p" tone="subdued" breakWord>{`Comment: “${refund.comment}”`}</Text>
        )}
        {refund.sentence !== null && (
          <Text as="p" breakWord>
            {refund.sentence}
          </Text>
        )}
        <Text as="p" fontWeight="semibold">
          {`Total ${formatMoney(refund.total)}`}
        </Text>
        {refund.canFinish && (
          <BlockStack gap="200">
            <Text as="p">
              Enter it in your shop: refund these units, put the goods into stock if they can be sold again, then mark
              this as done.
            </Text>
            <InlineStack gap="300" blockAlign="center">
              <Button
                loading={busy === `refund-done/${refund.id}`}
                disabled={busy !== null}
                onClick={() => onAct({ intent: 'refund-done', refundId: refund.id })}
              >
                Mark as done
              </Button>
              {storeUrl !== null && (
                <Link url={storeUrl} target="_top">
                  Open the order in your shop
                </Link>
              )}
            </InlineStack>
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}
