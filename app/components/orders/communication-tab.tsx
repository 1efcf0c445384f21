import { Badge, BlockStack, Box, Button, Card, Collapsible, Divider, InlineStack, Text } from '@shopify/polaris';
import { ChevronDownIcon, ChevronUpIcon } from '@shopify/polaris-icons';
import { Fragment, useId, useState } from 'react';
import type { CommunicationTab, CommunicationView, Direction, WriteView } from '../../views/order.ts';
import { count } from '../format.ts';
import { Moment } from '../moment.tsx';
import { StatusBadge } from '../status-badge.tsx';

const DIRECTIONS: Readonly<Record<Direction, string>> = {
  'to-channel': 'To marketplace',
  'from-channel': 'From marketplace',
  'to-store': 'To shop',
  'from-store': 'From shop',
  inside: 'In the app',
};

/** Every message and every attempt with its direction and outcome, newest first; above them what is not through yet. */
export function CommunicationTabBody({
  body,
  onOlder,
  onNewest,
}: {
  readonly body: CommunicationTab;
  readonly onOlder: (cursor: string) => void;
  readonly onNewest: () => void;
}) {
  const { entries, writes, older, skipped } = body;
  return (
    <BlockStack gap="400">
      {writes.length > 0 && (
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              Not finished
            </Text>
            {writes.map((write, index) => (
              <Fragment key={write.id}>
                {index > 0 && <Divider />}
                <Write write={write} />
              </Fragment>
            ))}
          </BlockStack>
        </Card>
      )}
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            Communication
          </Text>
          {entries.length === 0 && (
            <Text as="p" tone="subdued">
              {skipped ? 'There is nothing older.' : 'Nothing yet.'}
            </Text>
          )}
          <BlockStack gap="400" as="ul">
            {entries.map((entry) => (
              <li key={entry.id} style={{ listStyle: 'none' }}>
                <Entry entry={entry} />
              </li>
            ))}
          </BlockStack>
          {(older !== null || skipped) && (
            <InlineStack gap="200" align="center">
              {skipped && <Button onClick={onNewest}>Newest</Button>}
              {older !== null && <Button onClick={() => onOlder(older)}>Older</Button>}
            </InlineStack>
          )}
        </BlockStack>
      </Card>
    </BlockStack>
  );
}

function Write({ write }: { readonly write: WriteView }) {
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm" breakWord>
          {write.what}
        </Text>
        <StatusBadge status={write.state} />
        <Badge>{DIRECTIONS[write.direction]}</Badge>
      </InlineStack>
      <Text as="p" variant="bodySm" tone="subdued">
        {write.attempts === 0 ? 'Not tried yet' : `Tried ${count(write.attempts, 'time')}`}
        {write.nextTryAt === null ? (
          '; nothing more is tried by itself'
        ) : (
          <>
            {'; next step '}
            <Moment at={write.nextTryAt} seconds />
          </>
        )}
      </Text>
      {write.problem !== null && (
        <Text as="p" breakWord>
          {write.problem}
        </Text>
      )}
    </BlockStack>
  );
}

/** `431 ms`, `1.2 s` */
function spell(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}

const SPOKEN = { critical: 'critical', warning: 'caution', success: 'subdued' } as const;

function Entry({ entry }: { readonly entry: CommunicationView }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const tone = entry.tone in SPOKEN ? SPOKEN[entry.tone as keyof typeof SPOKEN] : 'subdued';
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Badge>{DIRECTIONS[entry.direction]}</Badge>
        <Text as="span" variant="bodySm" tone="subdued">
          <Moment at={entry.at} seconds />
          {entry.durationMs === null ? '' : ` · ${spell(entry.durationMs)}`}
        </Text>
        {entry.payload !== null && (
          <Button
            variant="plain"
            size="micro"
            icon={open ? ChevronUpIcon : ChevronDownIcon}
            onClick={() => setOpen(!open)}
            ariaExpanded={open}
            ariaControls={id}
            accessibilityLabel={`Content of: ${entry.action}`}
          >
            Content
          </Button>
        )}
      </InlineStack>
      <Text as="p" fontWeight="medium" breakWord>
        {entry.action}
      </Text>
      {entry.outcome !== '' && (
        <Text as="p" variant="bodySm" tone={tone} breakWord>
          {entry.outcome}
        </Text>
      )}
      {entry.payload !== null && (
        <Collapsible id={id} open={open}>
          <Box background="bg-surface-secondary" borderRadius="200" padding="300" overflowX="scroll" tabIndex={0}>
            <pre style={{ margin: 0, fontFamily: 'var(--p-font-family-mono)', fontSize: '0.75rem' }}>
              {entry.payload}
            </pre>
          </Box>
        </Collapsible>
      )}
    </BlockStack>
  );
}
