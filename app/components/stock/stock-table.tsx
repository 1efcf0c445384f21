import { useNavigate, useSearchParams } from '@remix-run/react';
import {
  BlockStack,
  Box,
  Button,
  EmptySearchResult,
  IndexTable,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
} from '@shopify/polaris';
import type { StockRow, StockView } from '../../views/stock.ts';
import { Moment } from '../moment.tsx';
import { StatusBadge } from '../status-badge.tsx';

interface RowProps {
  readonly row: StockRow;
  /** The article something is under way for; an empty text for all. */
  readonly busyId: string | null;
  readonly onSend: (articleId: string) => void;
}

/** One page of articles with its pager. */
export function StockTable({
  view,
  busyId,
  onSend,
}: {
  readonly view: StockView;
  readonly busyId: string | null;
  readonly onSend: (articleId: string) => void;
}) {
  const { mdDown } = useBreakpoints();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const go = (cursor: string | null): void => {
    const next = new URLSearchParams(search);
    if (cursor !== null) next.set('cursor', cursor);
    void navigate(`?${next.toString()}`);
  };
  return (
    <IndexTable
      condensed={mdDown}
      selectable={false}
      itemCount={view.rows.length}
      resourceName={{ singular: 'article', plural: 'articles' }}
      emptyState={<Nothing view={view} />}
      headings={[
        { title: 'Product' },
        { title: 'SKU' },
        { title: 'Article at the channel' },
        { title: 'Last sent', alignment: 'end' },
        { title: 'When' },
        { title: 'Why' },
        { title: 'State' },
        { title: 'Actions', alignment: 'end' },
      ]}
      pagination={{
        hasNext: view.next !== null,
        hasPrevious: view.previous !== null,
        onNext: () => go(view.next),
        onPrevious: () => go(view.previous),
      }}
    >
      {view.rows.map((row, position) => (
        <IndexTable.Row key={row.id} id={row.id} position={position}>
          {mdDown ? (
            <CondensedCell row={row} busyId={busyId} onSend={onSend} />
          ) : (
            <Cells row={row} busyId={busyId} onSend={onSend} />
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Nothing({ view }: { readonly view: StockView }) {
  const { filter, search } = view.query;
  const [title, description] =
    search !== ''
      ? ['No articles match', 'Try fewer letters of the SKU or title.']
      : filter === 'problems'
        ? ['Nothing to do', 'Every article that the channel lists has its number.']
        : ['No articles yet', 'Articles appear once the channel’s product map was read.'];
  return (
    <Box padding="800">
      <EmptySearchResult withIllustration={false} title={title} description={description} />
    </Box>
  );
}

function Cells({ row, busyId, onSend }: RowProps) {
  return (
    <>
      <IndexTable.Cell>
        <div style={{ minWidth: '7rem', maxWidth: '11rem', whiteSpace: 'normal' }}>
          <Title row={row} />
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ maxWidth: '7rem', whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{row.sku ?? ''}</div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ minWidth: '6rem', maxWidth: '9rem', whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
          <Article row={row} />
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {sentText(row)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{row.sentAt !== null && <Moment at={row.sentAt} short />}</IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ minWidth: '10rem', maxWidth: '15rem', whiteSpace: 'normal' }}>
          <Why row={row} />
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StatusBadge status={row.status} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <InlineStack align="end">
          <Send row={row} busyId={busyId} onSend={onSend} />
        </InlineStack>
      </IndexTable.Cell>
    </>
  );
}

function CondensedCell({ row, busyId, onSend }: RowProps) {
  return (
    <div
      style={{
        padding: 'var(--p-space-300) var(--p-space-400)',
        width: '100%',
        whiteSpace: 'normal',
        overflowWrap: 'anywhere',
      }}
    >
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <Title row={row} />
          <StatusBadge status={row.status} />
        </InlineStack>
        <Text as="span">
          {`${row.sent === null ? 'Never sent' : `Sent: ${sentText(row)}`}${row.sku === null ? '' : ` · ${row.sku}`}`}
          {row.sentAt !== null && (
            <>
              {' · '}
              <Moment at={row.sentAt} short />
            </>
          )}
        </Text>
        <Article row={row} />
        <Why row={row} />
        {row.sendable && (
          <InlineStack>
            <Send row={row} busyId={busyId} onSend={onSend} />
          </InlineStack>
        )}
      </BlockStack>
    </div>
  );
}

function Title({ row }: { readonly row: StockRow }) {
  const text = (
    <Text as="span" fontWeight="semibold">
      {row.title}
    </Text>
  );
  if (row.url === null) return text;
  return (
    <Link monochrome removeUnderline url={row.url} target="_top" accessibilityLabel={`Open ${row.title} in Shopify`}>
      {text}
    </Link>
  );
}

/** The texts as they are sent, blanks and all: they must equal the feed. */
function Article({ row: { article } }: { readonly row: StockRow }) {
  if (article === null) return null;
  return (
    <Text as="span" variant="bodySm" tone="subdued">
      <span style={{ whiteSpace: 'pre-wrap' }}>
        {[article.group, article.brand, article.color, article.size].join(' / ')}
      </span>
    </Text>
  );
}

/** `7`, or `7 → 5` while a newer number is on its way. */
function sentText(row: StockRow): string {
  const sent = row.sent === null ? '–' : String(row.sent);
  return row.next === null ? sent : `${sent} → ${row.next}`;
}

function Why({ row }: { readonly row: StockRow }) {
  return (
    <BlockStack gap="100">
      {row.why !== '' && (
        <Text as="span" variant="bodySm">
          {row.why}
        </Text>
      )}
      {row.problem !== '' && (
        <Text as="span" variant="bodySm" tone={row.status.tone === 'critical' ? 'critical' : 'caution'}>
          {row.problem}
        </Text>
      )}
    </BlockStack>
  );
}

function Send({ row, busyId, onSend }: RowProps) {
  if (!row.sendable) return null;
  return (
    <Button
      size="slim"
      loading={busyId === row.id}
      disabled={busyId !== null}
      onClick={() => onSend(row.id)}
      accessibilityLabel={`Send the number of ${row.title}${row.sku === null ? '' : ` (${row.sku})`} now`}
    >
      Send now
    </Button>
  );
}
