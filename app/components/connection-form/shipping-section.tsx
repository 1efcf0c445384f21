import { Banner, BlockStack, FormLayout, Text as Words } from '@shopify/polaris';
import type { ShippingChoices } from '../../views/connection-form.ts';
import { count } from '../format.ts';
import { CarrierTable } from './carrier-table.tsx';
import { Choice, Switch, Text } from './fields.tsx';
import { FormSection } from './form-section.tsx';
import { providerOptions } from './provider-options.ts';
import type { FormState } from './use-connection-form.ts';

/** Which carrier the marketplace is told. */
export function ShippingSection({
  form,
  channelName,
  shipping,
}: {
  readonly form: FormState;
  readonly channelName: string;
  readonly shipping: ShippingChoices;
}) {
  const { providers, notice, fallbacks } = shipping;
  const help = `Used when neither the order nor the table below knows the carrier of your shipment. Each use is counted and shown.`;
  return (
    <FormSection
      title="Shipping"
      description={`Your shipments are reported to ${channelName} with one of its shipping providers.`}
    >
      <BlockStack gap="400">
        {notice !== null && (
          <Words as="p" tone="subdued">
            {notice}
          </Words>
        )}
        {fallbacks.shipments > 0 && (
          <Banner tone="warning">
            {`In the last 30 days ${count(fallbacks.shipments, 'parcel')} went out with a provider that the carrier did not tell${fallbacks.carriers.length > 0 ? `: ${fallbacks.carriers.join(', ')}` : ''}. Put ${fallbacks.carriers.length > 0 ? 'these carriers' : 'your carriers'} in the table below.`}
          </Banner>
        )}
        <FormLayout>
          {providers.length > 0 ? (
            <Choice
              form={form}
              field="defaultShippingProvider"
              label="Shipping provider"
              options={[
                { value: '', label: 'None: ask me' },
                ...providerOptions(providers, form.values.defaultShippingProvider),
              ]}
              help={help}
            />
          ) : (
            <Text
              form={form}
              field="defaultShippingProvider"
              label="Shipping provider id"
              placeholder="gls"
              help={help}
            />
          )}
          <CarrierTable form={form} shipping={shipping} />
          <Switch
            form={form}
            field="shipFromLabel"
            label="Ship the order in Shopify when its label has tracking"
            help={`For labels that come from ${channelName}: the order is fulfilled with the label’s tracking number.`}
          />
        </FormLayout>
      </BlockStack>
    </FormSection>
  );
}
