import { BlockStack, Box, FormLayout, InlineStack, Tag, Text as Words } from '@shopify/polaris';
import { fillTemplate, joinNote, tagsOf } from '#sync/core/templates.ts';
import { wordsOf } from '../../views/setting-values.ts';
import type { ChannelKey } from '../../views/common.ts';
import { Choice, Text } from './fields.tsx';
import { FormSection } from './form-section.tsx';
import type { FormState } from './use-connection-form.ts';

const PLACES = '{market}, {order} and {parent} are filled in.';

/** What an order looks like in the store. */
export function StoreSection({
  form,
  channel,
  channelName,
  market,
}: {
  readonly form: FormState;
  readonly channel: ChannelKey;
  readonly channelName: string;
  /** Country; null while it is not known. */
  readonly market: string | null;
}) {
  const places = { market: market ?? 'DK', order: '1550473', parent: '2617879' };
  const tags = tagsOf([
    channel,
    places.market,
    ...wordsOf(form.values.orderTags).map((tag) => fillTemplate(tag, places)),
  ]);
  const note = joinNote([
    `${channelName} order ${places.order} (parent ${places.parent}), ${places.market}`,
    fillTemplate(form.values.noteTemplate, places),
  ]);
  return (
    <FormSection
      title="In the store"
      description="What an order carries in your shop, so that you find it and know where it is from."
    >
      <FormLayout>
        <Text
          form={form}
          field="orderTags"
          label="Order tags"
          placeholder="marketplace, {parent}"
          help={`Besides the channel and the market. Separate with commas; ${PLACES}`}
        />
        <InlineStack gap="100">
          {tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </InlineStack>
        <Text
          form={form}
          field="noteTemplate"
          label="Order note"
          lines={3}
          maxLength={1000}
          placeholder="Pack with the gift card. Order {order}."
          help={`Added below the first line; ${PLACES}`}
        />
        <Box background="bg-surface-secondary" borderRadius="200" padding="300">
          <BlockStack gap="100">
            <Words as="h3" variant="bodySm" tone="subdued">
              The note of an example order
            </Words>
            {note.split('\n').map((line, index) => (
              <Words key={index} as="p" breakWord>
                {line}
              </Words>
            ))}
          </BlockStack>
        </Box>
        <Choice
          form={form}
          field="customerHandling"
          label="Customer of the order"
          options={[
            { value: 'none', label: 'No customer' },
            { value: 'per-buyer', label: 'One customer for each buyer' },
          ]}
          help={
            form.values.customerHandling === 'none'
              ? 'The buyer stands on the order alone, not in your customer list.'
              : 'Buyers with a mail address are added to your customer list, without consent to marketing.'
          }
        />
      </FormLayout>
    </FormSection>
  );
}
