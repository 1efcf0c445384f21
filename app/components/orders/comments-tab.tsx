import { BlockStack, Button, Card, Divider, InlineStack, Text, TextField } from '@shopify/polaris';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { CommentsTabView, CommentView } from '../../views/order-comments.ts';
import { Moment } from '../moment.tsx';
import type { Act } from './answer-bar.tsx';
import { OrderDocument } from './order-document.tsx';
import { Facts } from './facts.tsx';

/** The channel's material, the files that came with the order, and what people say about it. */
export function CommentsTab({
  view,
  busy,
  onAct,
}: {
  readonly view: CommentsTabView;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            From the marketplace
          </Text>
          {view.material.length === 0 ? (
            <Text as="p" tone="subdued">
              The marketplace says nothing about the delivery of this order.
            </Text>
          ) : (
            <Facts facts={view.material} />
          )}
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            Labels and documents
          </Text>
          {view.documents.length === 0 && (
            <Text as="p" tone="subdued">
              None yet. Labels and other files appear here once the marketplace links to them.
            </Text>
          )}
          {view.documents.map((document, index) => (
            <Fragment key={document.id}>
              {index > 0 && <Divider />}
              <OrderDocument document={document} busy={busy} onAct={onAct} />
            </Fragment>
          ))}
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            Comments
          </Text>
          <NewComment comments={view.comments} longest={view.longest} busy={busy} onAct={onAct} />
          {view.comments.length === 0 ? (
            <Text as="p" tone="subdued">
              No comments yet. They stay in the app: neither the marketplace nor the buyer sees them.
            </Text>
          ) : (
            <BlockStack gap="400" as="ul">
              {view.comments.map((comment) => (
                <li key={comment.id} style={{ listStyle: 'none' }}>
                  <Comment comment={comment} />
                </li>
              ))}
            </BlockStack>
          )}
        </BlockStack>
      </Card>
    </BlockStack>
  );
}

/** Emptied as soon as what was written stands among the comments, and not before: a refusal must not lose a text. */
function NewComment({
  comments,
  longest,
  busy,
  onAct,
}: {
  readonly comments: readonly CommentView[];
  readonly longest: number;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  const [text, setText] = useState('');
  const sent = useRef<{ readonly text: string; readonly before: readonly string[] } | null>(null);
  useEffect(() => {
    const asSent = sent.current;
    if (asSent === null) return;
    if (!comments.some(({ id, text: said }) => said === asSent.text && !asSent.before.includes(id))) return;
    sent.current = null;
    setText('');
  }, [comments]);
  const add = (): void => {
    sent.current = { text: text.trim(), before: comments.map(({ id }) => id) };
    onAct({ intent: 'comment', text });
  };
  return (
    <BlockStack gap="200">
      <TextField
        label="New comment"
        value={text}
        onChange={setText}
        multiline={3}
        maxLength={longest}
        showCharacterCount
        autoComplete="off"
      />
      <InlineStack>
        <Button loading={busy === 'comment'} disabled={busy !== null || text.trim() === ''} onClick={add}>
          Add comment
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function Comment({ comment }: { readonly comment: CommentView }) {
  return (
    <BlockStack gap="100">
      <Text as="p" variant="bodySm" tone="subdued">
        <bdi>{comment.author ?? 'Miinto Sync'}</bdi>
        {' · '}
        <Moment at={comment.at} />
      </Text>
      <Text as="p" breakWord>
        <span style={{ whiteSpace: 'pre-wrap' }}>{comment.text}</span>
      </Text>
    </BlockStack>
  );
}
