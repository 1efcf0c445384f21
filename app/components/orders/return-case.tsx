import { BlockStack, Button, ButtonGroup, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment, useState } from 'react';
import type { ReturnCaseView, ReturnLineView, RmaTabView } from '../../views/order-returns.ts';
import { formatMoney } from '../format.ts';
import { Moment } from '../moment.tsx';
import { StatusBadge } from '../status-badge.tsx';
import type { Act } from './answer-bar.tsx';
import { DecideReturn, type Decision } from './decide-return.tsx';

/** One return: what came back and why, how it stands, and the decision. */
export function ReturnCase({
  view,
  tab,
  busy,
  onAct,
}: {
  readonly view: ReturnCaseView;
  readonly tab: RmaTabView;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const under = busy === `return-decide/${view.id}`;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {`${view.kind} ${view.number}`}
          </Text>
          <StatusBadge status={view.status} />
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {`${tab.channelName} RMA ${view.channelId} · announced `}
          <Moment at={view.createdAt} />
          {view.answersRequest !== null && ` · answers your request ${view.answersRequest}`}
        </Text>
        {view.lines.map((line, index) => (
          <Fragment key={line.id}>
            {index > 0 && <Divider />}
            <Line line={line} showStatus={view.lines.length > 1} />
          </Fragment>
        ))}
        <Text as="p" breakWord>
          {view.next}
        </Text>
        {view.canDecide && (
          <ButtonGroup>
            <Button variant="primary" loading={under} disabled={busy !== null} onClick={() => setDeciding('accept')}>
              Accept
            </Button>
            <Button tone="critical" disabled={busy !== null} onClick={() => setDeciding('decline')}>
              Decline
            </Button>
          </ButtonGroup>
        )}
      </BlockStack>
      {deciding !== null && (
        <DecideReturn
          view={view}
          tab={tab}
          decision={deciding}
          onClose={() => setDeciding(null)}
          onSend={(lines) => {
            setDeciding(null);
            onAct({ intent: 'return-decide', rmaId: view.id, lines: JSON.stringify(lines) });
          }}
        />
      )}
    </Card>
  );
}

function Line({ line, showStatus }: { readonly line: ReturnLineView; readonly showStatus: boolean }) {
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="start" gap="200">
        <Text as="p" fontWeight="medium" breakWord>
          {`${line.quantity} × ${line.title}${line.amount === null ? '' : ` · ${formatMoney(line.amount)}`}`}
        </Text>
        {showStatus && <StatusBadge status={line.status} />}
      </InlineStack>
      {line.problem !== null && (
        <Text as="p" tone="critical" breakWord>
          {`This line cannot be read: ${line.problem} Decide it in the marketplace’s own panel.`}
        </Text>
      )}
      {line.buyerReason !== '' && <Said who="The buyer" words={line.buyerReason} />}
      {line.buyerComment !== '' && <Said who="The buyer adds" words={line.buyerComment} />}
      {line.decisionReason !== null && line.decidedBy !== null && (
        <Said who={`${line.decidedBy} decided`} words={line.decisionReason} />
      )}
      {line.comment !== null && <Said who="Comment" words={line.comment} />}
    </BlockStack>
  );
}

/** Words as they were said, in whatever language. */
function Said({ who, words }: { readonly who: string; readonly words: string }) {
  return (
    <Text as="p" tone="subdued" breakWord>
      {`${who}: “${words}”`}
    </Text>
  );
}
