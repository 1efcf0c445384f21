import { Banner, BlockStack, Button, ChoiceList, FormLayout, InlineStack, Text as Words } from '@shopify/polaris';
import { useState } from 'react';
import { RETURN_SCOPES } from '#sync/core/store-permissions.ts';
import { linesOf } from '../../views/setting-values.ts';
import type { StoreChoices } from '../../views/connection-form.ts';
import { Choice, Switch, Text } from './fields.tsx';
import { FormSection } from './form-section.tsx';
import { ScopePermission } from './scope-permission.tsx';
import type { FormState } from './use-connection-form.ts';

const TRACKING = {
  granted: 'The app may open and process returns, as Track returns needs.',
  title: 'Track returns needs one more permission',
  why: 'To open and process returns in your shop, the app has to be allowed to read and write them.',
  declined: 'The permission was not granted. Returns cannot be tracked without it; refunds are written all the same.',
};

/** What happens to returned goods, and how returns travel between the shop and the marketplace. */
export function ReturnsSection({
  form,
  channelName,
  store,
}: {
  readonly form: FormState;
  readonly channelName: string;
  readonly store: StoreChoices;
}) {
  const { values } = form;
  return (
    <FormSection
      title="Returns and refunds"
      description={`Returns accepted at ${channelName} are refunded in your shop once, and refunds you make in your shop are reported to ${channelName}.`}
    >
      <BlockStack gap="500">
        <Goods form={form} store={store} />
        <FormLayout>
          <Switch
            form={form}
            field="trackInStore"
            label="Track returns in Shopify"
            help="A return is opened in Shopify when one is accepted, and processed with its refund."
          />
          {values.trackInStore === 'yes' && (
            <ScopePermission granted={store.mayTrackReturns} scopes={RETURN_SCOPES} words={TRACKING} />
          )}
          <Switch
            form={form}
            field="requestFromRefunds"
            label={`Report refunds to ${channelName}`}
            help={`For shipped units that you refund in your shop, ${channelName} is asked to take them back and pay the buyer. Off: you enter them in its panel.`}
          />
          {values.requestFromRefunds === 'yes' && (
            <Choice
              form={form}
              field="confirmRequests"
              label="Before a request is sent"
              options={[
                { value: 'until-seen', label: 'Ask me until one was seen to arrive' },
                { value: 'always', label: 'Ask me each time' },
              ]}
              help={`How ${channelName} takes requests is not published, so the first ones wait for your word.`}
            />
          )}
        </FormLayout>
        <FormLayout>
          <Text
            form={form}
            field="requestReason"
            label="Reason for requests"
            required
            help="Used when your refund names none. The buyer may read it."
          />
          <Text
            form={form}
            field="acceptReason"
            label="Reason for accepting"
            placeholder="Received in good condition"
            help="Offered when you accept a return. Leave empty to write one each time."
          />
          <Text
            form={form}
            field="declineTemplates"
            label="Reasons for declining"
            lines={3}
            placeholder={'The item was worn\nThe label was removed'}
            help="Offered when you decline a return. One per line."
          />
        </FormLayout>
      </BlockStack>
    </FormSection>
  );
}

function Goods({ form, store }: { readonly form: FormState; readonly store: StoreChoices }) {
  const { values } = form;
  const locations = store.stockLocations;
  const [byLocation, setByLocation] = useState(values.noRestockLocations !== '' || values.askLocations !== '');
  return (
    <FormLayout>
      <Choice
        form={form}
        field="restock"
        label="Returned goods"
        options={[
          { value: 'restock', label: 'Put back into stock' },
          { value: 'none', label: 'Do not put into stock' },
          { value: 'ask', label: 'Ask me afterwards' },
        ]}
        help="The money never waits for the goods: asking makes a task after the refund was written."
      />
      <Choice
        form={form}
        field="returnLocation"
        label="Where returned goods go"
        options={[
          { value: '', label: 'The first stock location above' },
          ...locations.map(({ ref, name, active }) => ({
            value: ref,
            label: active ? name : `${name} (inactive in Shopify)`,
            disabled: !active && values.returnLocation !== ref,
          })),
        ]}
      />
      <BlockStack gap="100">
        <Words as="h3" variant="headingSm">
          Other rules for some reasons
        </Words>
        <Words as="p" tone="subdued">
          The buyer’s reasons as they are shown with returns, one per line. Capital letters do not matter.
        </Words>
      </BlockStack>
      <FormLayout.Group condensed>
        <Text form={form} field="restockReasons" label="Put back" lines={2} placeholder="Too small" />
        <Text form={form} field="noRestockReasons" label="Do not put back" lines={2} placeholder="Faulty" />
        <Text form={form} field="askReasons" label="Ask me" lines={2} placeholder="Not as described" />
      </FormLayout.Group>
      {!byLocation ? (
        <InlineStack>
          <Button variant="plain" onClick={() => setByLocation(true)}>
            Add rules for single stock locations
          </Button>
        </InlineStack>
      ) : locations.length > 0 ? (
        <FormLayout.Group>
          <Locations form={form} store={store} field="noRestockLocations" title="Never put into stock at" />
          <Locations form={form} store={store} field="askLocations" title="Always ask me at" />
        </FormLayout.Group>
      ) : (
        <Banner tone="info">Stock locations cannot be chosen while your shop cannot be read.</Banner>
      )}
    </FormLayout>
  );
}

/** A rule of a stock location can only be stricter than that of the reason. */
function Locations({
  form,
  store,
  field,
  title,
}: {
  readonly form: FormState;
  readonly store: StoreChoices;
  readonly field: 'noRestockLocations' | 'askLocations';
  readonly title: string;
}) {
  return (
    <ChoiceList
      allowMultiple
      title={title}
      name={field}
      choices={store.stockLocations.map(({ ref, name }) => ({ value: ref, label: name }))}
      selected={[...linesOf(form.values[field])]}
      onChange={(refs) => {
        form.set(field, refs.join('\n'));
        form.touch(field);
      }}
      error={form.errors.fields[field] ?? ''}
    />
  );
}
