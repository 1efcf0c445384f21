import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { ReturnRequestView } from '../../views/order-returns.ts';
import { Moment } from '../moment.tsx';
import { StatusBadge } from '../status-badge.tsx';
import type { Act } from './answer-bar.tsx';

/** One request to the marketplace to take units back, and what a person can do about it. */
export function ReturnRequest({
  view,
  channelName,
  busy,
  onAct,
}: {
  readonly view: ReturnRequestView;
  readonly channelName: string;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  const { id, can } = view;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {`Request ${view.number}`}
          </Text>
          <StatusBadge status={view.status} />
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued">
          {`${view.origin} · `}
          <Moment at={view.createdAt} />
          {view.sentAt !== null && (
            <>
              {' · sent '}
              <Moment at={view.sentAt} />
            </>
          )}
        </Text>
        {view.lines.map(({ title, quantity, reason }, index) => (
          <BlockStack key={index} gap="100">
            <Text as="p" fontWeight="medium" breakWord>
              {`${quantity} × ${title}`}
            </Text>
            <Text as="p" tone="subdued" breakWord>
              {`Reason: “${reason}”`}
            </Text>
          </BlockStack>
        ))}
        {view.sentence !== '' && (
          <Text as="p" breakWord>
            {view.sentence}
          </Text>
        )}
        {(can.send || can.done) && (
          <InlineStack gap="200">
            {can.send && (
              <Button
                loading={busy === `request-send/${id}`}
                disabled={busy !== null}
                onClick={() => onAct({ intent: 'request-send', requestId: id })}
              >
                {view.status.code === 'to-confirm' ? `Send to ${channelName}` : 'Send again'}
              </Button>
            )}
            {can.done && (
              <Button
                loading={busy === `request-done/${id}`}
                disabled={busy !== null}
                onClick={() => onAct({ intent: 'request-done', requestId: id })}
              >
                Mark as done
              </Button>
            )}
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}
