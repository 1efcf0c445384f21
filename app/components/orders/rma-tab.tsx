import { Banner, BlockStack, Button, ButtonGroup, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useState } from 'react';
import type { RmaTabView } from '../../views/order-returns.ts';
import type { Act } from './answer-bar.tsx';
import { RequestReturn } from './request-return.tsx';
import { ReturnCase } from './return-case.tsx';
import { ReturnRequest } from './return-request.tsx';

/** The order's returns at the marketplace, the merchant's own requests to it, and what a person has to tell apart. */
export function RmaTab({
  view,
  busy,
  onAct,
}: {
  readonly view: RmaTabView;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  const [requesting, setRequesting] = useState(false);
  const nothing = view.cases.length === 0 && view.requests.length === 0;
  const request = view.requestable.length > 0 && (
    <Button onClick={() => setRequesting(true)} disabled={busy !== null}>
      Request a return
    </Button>
  );
  return (
    <BlockStack gap="400">
      {view.questions.map((question) => (
        <Banner key={`${question.caseId}/${question.refundLineId}`} tone="warning" title="Are these the same units?">
          <BlockStack gap="300">
            <Text as="p">{question.message}</Text>
            <ButtonGroup>
              {(['same', 'different'] as const).map((answer) => (
                <Button
                  key={answer}
                  loading={busy === `units-${answer}/${question.caseId}`}
                  disabled={busy !== null}
                  onClick={() =>
                    onAct({
                      intent: `units-${answer}`,
                      about: question.lineId,
                      caseId: question.caseId,
                      refundLineId: question.refundLineId,
                    })
                  }
                >
                  {answer === 'same' ? 'The same units' : 'Different units'}
                </Button>
              ))}
            </ButtonGroup>
          </BlockStack>
        </Banner>
      ))}
      {nothing && (
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              No returns
            </Text>
            <Text as="p" tone="subdued">
              {`A return that the buyer announces at ${view.channelName} appears here within a minute. A refund you make in your shop is reported to ${view.channelName} by itself. `}
              <Link url="/app/help#returns">How returns work</Link>
            </Text>
            {request && <InlineStack>{request}</InlineStack>}
          </BlockStack>
        </Card>
      )}
      {view.cases.map((one) => (
        <ReturnCase key={one.id} view={one} tab={view} busy={busy} onAct={onAct} />
      ))}
      {view.requests.map((one) => (
        <ReturnRequest key={one.id} view={one} channelName={view.channelName} busy={busy} onAct={onAct} />
      ))}
      {!nothing && request && <InlineStack>{request}</InlineStack>}
      {requesting && (
        <RequestReturn
          view={view}
          onClose={() => setRequesting(false)}
          onSend={(lines) => {
            setRequesting(false);
            onAct({ intent: 'return-request', lines: JSON.stringify(lines) });
          }}
        />
      )}
    </BlockStack>
  );
}
