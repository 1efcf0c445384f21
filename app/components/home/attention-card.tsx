import { useFetcher } from '@remix-run/react';
import { Banner, BlockStack, Box, Button, Card, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import type { AttentionAction, AttentionView } from '../../views/common.ts';
import { Moment } from '../moment.tsx';

/** What a click on an item is answered with. */
type Answer = { readonly kind: string; readonly message?: string } | undefined;

/** What a person should look at, each with the one thing to do about it, and *Done*. */
export function AttentionCard({ items, total }: { readonly items: readonly AttentionView[]; readonly total: number }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {total === 0 ? 'Nothing needs your attention' : `Needs your attention (${total})`}
        </Text>
        {total === 0 && (
          <Text as="p" tone="subdued">
            Orders that the app cannot finish by itself are listed here, with what you can do about each.
          </Text>
        )}
        {items.map((item, index) => (
          <Fragment key={item.id}>
            {index > 0 && <Divider />}
            <Item item={item} />
          </Fragment>
        ))}
        {total > items.length && (
          <Box>
            <Text as="p" tone="subdued">{`The ${items.length} newest of ${total} are shown.`}</Text>
          </Box>
        )}
      </BlockStack>
    </Card>
  );
}

function Item({ item }: { readonly item: AttentionView }) {
  const done = useFetcher<Answer>();
  const refused = done.data?.kind === 'refused' ? done.data.message : undefined;
  return (
    <BlockStack gap="200">
      <Text as="p" breakWord>
        {item.message}
      </Text>
      {refused !== undefined && <Banner tone="critical">{refused}</Banner>}
      <InlineStack gap="300" align="space-between" blockAlign="center">
        <Text as="span" variant="bodySm" tone="subdued">
          <Moment at={item.createdAt} />
        </Text>
        <InlineStack gap="200">
          {item.action !== null && <Action action={item.action} about={item.message} />}
          <Button
            size="slim"
            variant="tertiary"
            loading={done.state !== 'idle'}
            onClick={() => done.submit({ intent: 'done', id: item.id }, { method: 'post', action: '/app?index' })}
            accessibilityLabel={`Done: ${item.message}`}
          >
            Done
          </Button>
        </InlineStack>
      </InlineStack>
    </BlockStack>
  );
}

function Action({ action, about }: { readonly action: AttentionAction; readonly about: string }) {
  const retry = useFetcher<Answer>();
  const label = `${action.label}: ${about}`;
  if (action.kind === 'open') {
    return (
      <Button size="slim" url={action.url} accessibilityLabel={label}>
        {action.label}
      </Button>
    );
  }
  const failed = retry.data?.kind === 'refused' ? retry.data.message : undefined;
  return (
    <InlineStack gap="200" blockAlign="center">
      {failed !== undefined && (
        <Text as="span" tone="critical">
          {failed}
        </Text>
      )}
      <Button
        size="slim"
        loading={retry.state !== 'idle'}
        disabled={retry.data?.kind === 'done'}
        onClick={() => retry.submit({ intent: 'retry' }, { method: 'post', action: `/app/orders/${action.orderId}` })}
        accessibilityLabel={label}
      >
        {retry.data?.kind === 'done' ? 'Trying again' : action.label}
      </Button>
    </InlineStack>
  );
}
