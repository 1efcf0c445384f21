import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { OrderHead } from '../../views/order.ts';
import { Clock } from './clock.tsx';

export type Act = (fields: Record<string, string>) => void;

/** An offer that waits: when the one answer goes out, what it waits for, and the ways to answer it as a whole. */
export function AnswerBar({
  head,
  busy,
  onAct,
}: {
  readonly head: OrderHead;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  if (head.answer === null) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <Text as="h2" variant="headingMd">
            {`${head.channelName} waits for your answer`}
          </Text>
          <Clock clock={head.clock} waitedMs={head.waitedMs} />
        </InlineStack>
        <Text as="p" tone="subdued">
          {head.answer.sentence}
        </Text>
        <InlineStack gap="200">
          {head.can.send && (
            <Button
              variant="primary"
              loading={busy === 'send'}
              disabled={busy !== null}
              onClick={() => onAct({ intent: 'send' })}
            >
              Send as proposed
            </Button>
          )}
          <Button
            {...(head.can.send ? {} : { variant: 'primary' as const })}
            loading={busy === 'accept-all'}
            disabled={busy !== null}
            onClick={() => onAct({ intent: 'accept-all' })}
          >
            Accept all
          </Button>
          <Button
            loading={busy === 'decline-all'}
            disabled={busy !== null}
            onClick={() => onAct({ intent: 'decline-all' })}
          >
            Decline all
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
