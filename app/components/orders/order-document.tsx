import { Banner, BlockStack, Button, Collapsible, InlineStack, Text } from '@shopify/polaris';
import { ChevronDownIcon, ChevronUpIcon } from '@shopify/polaris-icons';
import { useId, useState } from 'react';
import type { DocumentView, OpeningView } from '../../views/order-comments.ts';
import { count } from '../format.ts';
import { Moment } from '../moment.tsx';
import { StatusBadge } from '../status-badge.tsx';
import type { Act } from './answer-bar.tsx';
import { openDocument } from './open-document.ts';

/** One file: its state, ways to open it or to try again, and who opened it when. */
export function OrderDocument({
  document,
  busy,
  onAct,
}: {
  readonly document: DocumentView;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  const { id, title, can, openLinks } = document;
  const [opening, setOpening] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    setOpening(true);
    setProblem(null);
    try {
      await openDocument(id);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The document could not be opened.');
    } finally {
      setOpening(false);
    }
  };
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <StatusBadge status={document.state} />
        <Text as="span" variant="bodySm" tone="subdued">
          <Moment at={document.createdAt} />
        </Text>
      </InlineStack>
      <Text as="p" breakWord>
        {document.sentence}
        {document.nextTryAt !== null && document.state.code === 'retrying' && (
          <>
            {' Next try '}
            <Moment at={document.nextTryAt} seconds />
            {'.'}
          </>
        )}
      </Text>
      {problem !== null && <Banner tone="critical">{problem}</Banner>}
      <InlineStack gap="200">
        {can.open && (
          <Button loading={opening} onClick={() => void open()} accessibilityLabel={`Open: ${title}`}>
            Open
          </Button>
        )}
        {can.retry && (
          <Button
            loading={busy === `document-retry/${id}`}
            disabled={busy !== null}
            onClick={() => onAct({ intent: 'document-retry', documentId: id })}
            accessibilityLabel={`Try again: ${title}`}
          >
            {document.state.code === 'left' ? 'Fetch' : 'Try again'}
          </Button>
        )}
        {can.revoke && (
          <Button
            tone="critical"
            variant="tertiary"
            loading={busy === `document-revoke/${id}`}
            disabled={busy !== null}
            onClick={() => onAct({ intent: 'document-revoke', documentId: id })}
            accessibilityLabel={`Revoke links: ${title}`}
          >
            {`Revoke ${count(openLinks, 'link')}`}
          </Button>
        )}
      </InlineStack>
      {document.openings.length > 0 && <Openings title={title} openings={document.openings} />}
    </BlockStack>
  );
}

function Openings({ title, openings }: { readonly title: string; readonly openings: readonly OpeningView[] }) {
  const [shown, setShown] = useState(false);
  const id = useId();
  return (
    <BlockStack gap="100">
      <InlineStack>
        <Button
          variant="plain"
          size="micro"
          icon={shown ? ChevronUpIcon : ChevronDownIcon}
          onClick={() => setShown(!shown)}
          ariaExpanded={shown}
          ariaControls={id}
          accessibilityLabel={`Who opened it: ${title}`}
        >
          Who opened it
        </Button>
      </InlineStack>
      <Collapsible id={id} open={shown}>
        <BlockStack gap="100" as="ul">
          {openings.map(({ id: key, at, what, person }) => (
            <li key={key} style={{ listStyle: 'none' }}>
              <Text as="span" variant="bodySm">
                <Moment at={at} seconds />
                {` · ${what}`}
                {person !== null && (
                  <>
                    {' · '}
                    <bdi>{person}</bdi>
                  </>
                )}
              </Text>
            </li>
          ))}
        </BlockStack>
      </Collapsible>
    </BlockStack>
  );
}
