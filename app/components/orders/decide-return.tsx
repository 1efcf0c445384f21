import { useFetcher } from '@remix-run/react';
import {
  Banner,
  BlockStack,
  Box,
  Divider,
  InlineGrid,
  List,
  Modal,
  Select,
  SkeletonBodyText,
  Text,
  TextField,
} from '@shopify/polaris';
import { Fragment, useEffect, useState } from 'react';
import type { ReturnLineDecision } from '../../container-types.ts';
import type { ReturnCaseView, ReturnCheckView, RmaTabView } from '../../views/order-returns.ts';
import { formatMoney } from '../format.ts';

export type Decision = ReturnLineDecision['decision'];

const OWN_WORDS = '';
const GOODS = [
  { label: 'As the connection’s settings say', value: '' },
  { label: 'Put back into stock', value: 'restock' },
  { label: 'Do not put into stock', value: 'none' },
  { label: 'Ask me afterwards', value: 'ask' },
];

/** The decision about a return, line by line, with what accepting would refund; sent as one. */
export function DecideReturn({
  view,
  tab,
  decision,
  onClose,
  onSend,
}: {
  readonly view: ReturnCaseView;
  readonly tab: RmaTabView;
  readonly decision: Decision;
  readonly onClose: () => void;
  readonly onSend: (lines: readonly ReturnLineDecision[]) => void;
}) {
  const waiting = view.lines.filter(({ waits }) => waits);
  const [lines, setLines] = useState<readonly ReturnLineDecision[]>(
    waiting.map(({ id }) => ({
      rmaLineId: id,
      decision,
      reason: decision === 'accept' ? tab.reasons.accept : '',
      comment: null,
      restock: null,
    })),
  );
  const [tried, setTried] = useState(false);
  const accepts = lines.some((line) => line.decision === 'accept');
  const set = (index: number, change: Partial<ReturnLineDecision>): void =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  const send = (): void => {
    setTried(true);
    if (lines.every(({ reason }) => reason.trim() !== '')) onSend(lines);
  };
  return (
    <Modal
      open
      onClose={onClose}
      title={`${decision === 'accept' ? 'Accept' : 'Decline'} return ${view.number}`}
      primaryAction={{
        content: decision === 'accept' ? 'Accept' : 'Decline',
        destructive: decision === 'decline',
        onAction: send,
      }}
      secondaryActions={[{ content: 'Cancel', onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          {waiting.map((line, index) => {
            const about = lines[index];
            if (!about) return null;
            return (
              <Fragment key={line.id}>
                {index > 0 && <Divider />}
                <BlockStack gap="300">
                  <Text as="h3" variant="headingSm" breakWord>
                    {`${line.quantity} × ${line.title}`}
                  </Text>
                  {waiting.length > 1 && (
                    <Select
                      label="Decision"
                      options={[
                        { label: 'Accept', value: 'accept' },
                        { label: 'Decline', value: 'decline' },
                      ]}
                      value={about.decision}
                      onChange={(value) => set(index, { decision: value as Decision })}
                    />
                  )}
                  {about.decision === 'decline' && tab.reasons.decline.length > 0 && (
                    <Select
                      label="Your reasons"
                      options={[
                        { label: 'Write one', value: OWN_WORDS },
                        ...tab.reasons.decline.map((text) => ({ label: text, value: text })),
                      ]}
                      value={tab.reasons.decline.includes(about.reason) ? about.reason : OWN_WORDS}
                      onChange={(reason) => set(index, { reason })}
                    />
                  )}
                  <TextField
                    label="Reason"
                    requiredIndicator
                    autoComplete="off"
                    maxLength={255}
                    multiline={2}
                    helpText={`Sent to ${tab.channelName}. The buyer may read it.`}
                    value={about.reason}
                    onChange={(reason) => set(index, { reason })}
                    {...(tried && about.reason.trim() === '' ? { error: 'Enter a reason' } : {})}
                  />
                  <InlineGrid columns={{ xs: 1, sm: about.decision === 'accept' ? 2 : 1 }} gap="300">
                    {about.decision === 'accept' && (
                      <Select
                        label="Goods"
                        options={GOODS}
                        value={about.restock ?? ''}
                        onChange={(value) =>
                          set(index, { restock: value === '' ? null : (value as 'restock' | 'none' | 'ask') })
                        }
                      />
                    )}
                    <TextField
                      label="Comment"
                      autoComplete="off"
                      maxLength={2000}
                      placeholder="E.g. where the photos are"
                      helpText="Stays in the app."
                      value={about.comment ?? ''}
                      onChange={(text) => set(index, { comment: text === '' ? null : text })}
                    />
                  </InlineGrid>
                </BlockStack>
              </Fragment>
            );
          })}
        </BlockStack>
      </Modal.Section>
      <Modal.Section>
        {accepts ? (
          <Check rmaId={view.id} />
        ) : (
          <Text as="p">
            {`Nothing changes in your shop. ${tab.channelName} is told your reason once; what it says about the return shows here.`}
          </Text>
        )}
      </Modal.Section>
    </Modal>
  );
}

/** What accepting would refund, by our own count and by the store's. */
function Check({ rmaId }: { readonly rmaId: string }) {
  const { load, data } = useFetcher<ReturnCheckView>();
  useEffect(() => load(`/app/returns/${rmaId}/check`), [load, rmaId]);
  if (!data) return <SkeletonBodyText lines={3} />;
  return (
    <BlockStack gap="300">
      {data.warnings.length > 0 && (
        <Banner tone="warning">
          <List>
            {data.warnings.map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        </Banner>
      )}
      <Text as="h3" variant="headingSm">
        {`Refund in your shop: ${formatMoney(data.total)}`}
      </Text>
      {data.lines.map(({ title, quantity, left, amount }) => (
        <Text as="p" key={title} breakWord>
          {`${quantity} of ${left} refundable × ${title}: ${formatMoney(amount)}`}
        </Text>
      ))}
      {data.parts.map(({ name, amount, tax, maximum, shipping }) => (
        <Box key={name}>
          <Text as="p" tone="subdued" breakWord>
            {`Order ${name} in your shop: ${formatMoney(amount)}, of it tax ${formatMoney(tax)}. At most ${formatMoney(maximum)} can be refunded; shipping (${formatMoney(shipping)}) is not given back.`}
          </Text>
        </Box>
      ))}
    </BlockStack>
  );
}
