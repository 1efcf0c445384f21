import { Banner, BlockStack, Button, FormLayout, InlineStack, Text as Words } from '@shopify/polaris';
import { useState } from 'react';
import type { ConnectionFormView, LocationChoice } from '../../views/connection-form.ts';
import { Choice, Text, YES_NO } from './fields.tsx';
import { FormSection } from './form-section.tsx';
import type { FormState } from './use-connection-form.ts';

/** Label, login, and the store (market) the connection is for. */
export function AccountSection({
  form,
  channelName,
  connection,
  locations,
  notice,
  loading,
  onGetStores,
}: {
  readonly form: FormState;
  readonly channelName: string;
  readonly connection: ConnectionFormView['connection'];
  /** Null until the list was asked for. */
  readonly locations: readonly LocationChoice[] | null;
  readonly notice: string | null;
  readonly loading: boolean;
  readonly onGetStores: () => void;
}) {
  return (
    <FormSection
      title={`${channelName} account`}
      description={`Sign in with the account you use at ${channelName}, then choose the store whose orders come to this shop. Each market has a connection of its own.`}
    >
      <FormLayout>
        <Text
          form={form}
          field="label"
          label="Connection label"
          required
          help="How this connection is called in your lists."
        />
        <FormLayout.Group>
          <Text form={form} field="login" label="Login" required />
          <Text
            form={form}
            field="password"
            label="Password"
            type="password"
            required={connection === null}
            help={
              connection === null
                ? 'Stored encrypted and never shown again.'
                : 'Leave empty to keep the stored password.'
            }
          />
        </FormLayout.Group>
        <Choice
          form={form}
          field="testMode"
          label="Test mode"
          options={YES_NO}
          disabled={connection !== null}
          help={`Yes is only for an account of ${channelName}'s test system. Choose No for real orders.`}
        />
        {connection === null ? (
          <StoreChoice
            form={form}
            channelName={channelName}
            locations={locations}
            notice={notice}
            loading={loading}
            onGetStores={onGetStores}
          />
        ) : (
          <BlockStack gap="100">
            <Words as="p">Store</Words>
            <Words as="p" fontWeight="semibold">
              {connection.locationLabel}
            </Words>
            <Words as="p" tone="subdued">
              The store of a connection never changes. Add another connection for another store.
            </Words>
          </BlockStack>
        )}
      </FormLayout>
    </FormSection>
  );
}

function StoreChoice({
  form,
  channelName,
  locations,
  notice,
  loading,
  onGetStores,
}: {
  readonly form: FormState;
  readonly channelName: string;
  readonly locations: readonly LocationChoice[] | null;
  readonly notice: string | null;
  readonly loading: boolean;
  readonly onGetStores: () => void;
}) {
  const [byHand, setByHand] = useState(false);
  const listed = locations !== null && locations.length > 0 && !byHand;
  return (
    <BlockStack gap="300">
      {/* Where there is no field yet, the way to one is where an error leads. */}
      <div {...(listed || byHand ? {} : { 'data-field': 'locationId' })}>
        <InlineStack gap="200" blockAlign="center">
          <Button onClick={onGetStores} loading={loading}>
            Get available stores
          </Button>
          <Button variant="plain" onClick={() => setByHand(!byHand)} disabled={loading}>
            {byHand ? 'Choose from the list' : 'Enter the store id by hand'}
          </Button>
        </InlineStack>
      </div>
      {notice !== null && <Banner tone="info">{notice}</Banner>}
      {listed && (
        <Choice
          form={form}
          field="locationId"
          label="Store"
          options={[{ value: '', label: 'Choose a store' }, ...locations.map(toOption)]}
          help={`The stores and markets this ${channelName} account opens.`}
        />
      )}
      {!listed && byHand && (
        <Text
          form={form}
          field="locationId"
          label="Store id"
          placeholder="1-m!i!s-045-2654"
          help={`As ${channelName} gave it to you. The number in the middle is the market's dialling code, 045 for Denmark.`}
        />
      )}
      {!listed && !byHand && (
        <Words as="p" tone={form.errors.fields.locationId === undefined ? 'subdued' : 'critical'}>
          {form.errors.fields.locationId ??
            (locations === null
              ? 'Your stores appear here once you have entered login and password.'
              : 'This account opens no store. Enter the store id by hand, or ask your contact at the marketplace for access.')}
        </Words>
      )}
    </BlockStack>
  );
}

function toOption(location: LocationChoice) {
  return {
    value: location.id,
    label: location.taken ? `${location.label}, already active in another connection` : location.label,
    disabled: location.taken,
  };
}
