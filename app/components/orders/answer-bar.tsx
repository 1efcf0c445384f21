import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { OrderView } from '../../views/order.ts';
import { count } from '../format.ts';

export type Act = (fields: Record<string, string>) => void;

/** An offer that waits for a person: the ways to answer it as a whole. */
export function AnswerBar({
  order,
  busy,
  onAct,
}: {
  readonly order: OrderView;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  const open = order.lines.filter((line) => line.answerable);
  const undecided = open.filter((line) => line.verdict === null || ['hold', 'pending'].includes(line.verdict.outcome));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {`${order.channelName} waits for your answer`}
        </Text>
        <Text as="p" tone="subdued">
          {undecided.length === 0
            ? `${count(open.length, 'position')} decided below. Send the answer as it stands, or answer everything at once.`
            : `${count(undecided.length, 'position')} of ${open.length} ${undecided.length === 1 ? 'needs' : 'need'} your decision. The answer goes out once, for all positions together.`}
        </Text>
        <InlineStack gap="200">
          {order.can.send && (
            <Button
              variant="primary"
              loading={busy === 'send'}
              disabled={busy !== null}
              onClick={() => onAct({ intent: 'send' })}
            >
              Send answer
            </Button>
          )}
          <Button
            {...(order.can.send ? {} : { variant: 'primary' as const })}
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
