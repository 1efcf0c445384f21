import { Banner, BlockStack, Box, Button, Collapsible, InlineStack, Text } from '@shopify/polaris';
import { ChevronDownIcon, ChevronUpIcon } from '@shopify/polaris-icons';
import { useId, useState } from 'react';
import type { LineView } from '../../views/order.ts';
import { formatMoney } from '../format.ts';
import { LineProduct } from './line-product.tsx';
import { Moment } from '../moment.tsx';
import { StatusBadge } from '../status-badge.tsx';
import type { Act } from './answer-bar.tsx';
import { Facts } from './facts.tsx';

/** One position: what it is, its product here, and why it was decided as it was. */
export function Line({
  line,
  busy,
  onAct,
}: {
  readonly line: LineView;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  const quantities = quantitiesOf(line);
  const details = line.facts.map(({ label, value }) => `${label} ${value}`).join(' · ');
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="start" gap="400" wrap={false}>
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm" breakWord>
            {line.title}
          </Text>
          {details !== '' && (
            <Text as="span" variant="bodySm" tone="subdued" breakWord>
              {details}
            </Text>
          )}
          {quantities !== '' && (
            <Text as="span" variant="bodySm" tone="subdued">
              {quantities}
            </Text>
          )}
          <LineProduct line={line} busy={busy} onAct={onAct} />
        </BlockStack>
        <Box minWidth="7.5rem">
          <Text as="p" alignment="end" numeric>
            {line.unreadable === null ? `${formatMoney(line.unitPrice)} × ${line.quantity}` : ''}
          </Text>
        </Box>
      </InlineStack>
      {line.unreadable !== null && (
        <Banner tone="warning">
          {`This position could not be read: ${line.unreadable.problem} (${line.unreadable.path}). Answer it in the marketplace's own panel.`}
        </Banner>
      )}
      {line.verdict !== null && <Verdict verdict={line.verdict} />}
      {line.answerable && <LineAnswer line={line} busy={busy} onAct={onAct} />}
    </BlockStack>
  );
}

/** Units by what became of them; nothing while all that is known is how many were ordered. */
function quantitiesOf({ quantity, accepted, cancelled, shipped }: LineView): string {
  if (accepted === 0 && cancelled === 0 && shipped === 0) return '';
  return [
    `Ordered ${quantity}`,
    `accepted ${accepted}`,
    ...(cancelled > 0 ? [`cancelled ${cancelled}`] : []),
    `shipped ${shipped}`,
  ].join(' · ');
}

function Verdict({ verdict }: { readonly verdict: NonNullable<LineView['verdict']> }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Box background="bg-surface-secondary" borderRadius="200" padding="300">
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <StatusBadge status={verdict} />
          <Text as="span" variant="bodySm" tone="subdued">
            {verdict.proposal ? `Proposed by ${verdict.by.toLowerCase()}` : verdict.by}
            {' · '}
            <Moment at={verdict.decidedAt} />
          </Text>
        </InlineStack>
        <Text as="p" breakWord>
          {verdict.sentence}
        </Text>
        {verdict.inputs.length > 0 && (
          <>
            <InlineStack>
              <Button
                variant="plain"
                icon={open ? ChevronUpIcon : ChevronDownIcon}
                onClick={() => setOpen(!open)}
                ariaExpanded={open}
                ariaControls={id}
              >
                {open ? 'Hide what was looked at' : 'What was looked at'}
              </Button>
            </InlineStack>
            <Collapsible id={id} open={open}>
              <Facts
                facts={[
                  ...verdict.inputs,
                  { label: 'Settings', value: `version ${verdict.settingsVersion} of the connection` },
                ]}
              />
            </Collapsible>
          </>
        )}
      </BlockStack>
    </Box>
  );
}

function LineAnswer({
  line,
  busy,
  onAct,
}: {
  readonly line: LineView;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  const decide = (outcome: 'accept' | 'decline', anyway = false) =>
    onAct({ intent: 'decide', lineId: line.id, outcome, ...(anyway ? { anyway: 'yes' } : {}) });
  const chosen = line.verdict !== null && !line.verdict.proposal ? line.verdict.outcome : null;
  // Only this reason can be overruled by selling below zero; the others need no more than an acceptance.
  const held = line.verdict?.reason === 'out-of-stock';
  return (
    <InlineStack gap="200">
      <Button
        size="slim"
        loading={busy === line.id}
        disabled={busy !== null || chosen === 'accept' || line.unreadable !== null}
        onClick={() => decide('accept', held)}
        accessibilityLabel={`${held ? 'Accept anyway' : 'Accept'}: ${line.title}`}
      >
        {held ? 'Accept anyway' : 'Accept'}
      </Button>
      <Button
        size="slim"
        disabled={busy !== null || chosen === 'decline'}
        onClick={() => decide('decline')}
        accessibilityLabel={`Decline: ${line.title}`}
      >
        Decline
      </Button>
    </InlineStack>
  );
}
