import { Banner, BlockStack, ChoiceList, FormLayout } from '@shopify/polaris';
import type { StoreChoices } from '../../views/connection-form.ts';
import { Choice, Switch, Text } from './fields.tsx';
import { FormSection } from './form-section.tsx';
import type { FormState } from './use-connection-form.ts';

/** Where stock is counted, and what the marketplace is told about it. */
export function StockSection({
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
      title="Stock"
      description={`Where stock is counted before an offer is accepted, and what ${channelName} is told about it.`}
    >
      <BlockStack gap="400">
        {store.problem !== null && <Banner tone="warning">{store.problem}</Banner>}
        <FormLayout>
          <ChoiceList
            allowMultiple
            title="Stock locations"
            name="stockLocations"
            choices={store.stockLocations.map(({ ref, name, active }) => ({
              value: ref,
              label: active ? name : `${name} (inactive in Shopify)`,
              disabled: !active && !values.stockLocations.includes(ref),
            }))}
            selected={[...values.stockLocations]}
            onChange={form.setStockLocations}
            error={form.errors.fields.stockLocations ?? ''}
          />
          {values.orderLevel === 'stock-only' && (
            <Choice
              form={form}
              field="stockOnlyLocation"
              label="Take units from"
              options={[
                {
                  value: '',
                  label: values.stockLocations.length > 1 ? 'Choose a stock location' : 'The stock location above',
                },
                ...store.stockLocations
                  .filter(({ ref }) => values.stockLocations.includes(ref) || ref === values.stockOnlyLocation)
                  .map(({ ref, name }) => ({ value: ref, label: name })),
              ]}
              help="The stock location whose number goes down for each accepted unit."
            />
          )}
          <Switch
            form={form}
            field="continueSellingPasses"
            label="Accept products that are sold without stock"
            help="Variants with “Continue selling when out of stock” in Shopify pass the stock check."
          />
          <Switch
            form={form}
            field="publishStock"
            label={`Send stock to ${channelName}`}
            help="Each change in your shop is passed on within seconds, and everything once a night."
          />
          {values.publishStock === 'yes' && (
            <Text
              form={form}
              field="stockBuffer"
              label="Stock buffer"
              inputMode="numeric"
              suffix="units"
              help={`Kept back from what ${channelName} is told: with 1, your last unit is never offered there. Offers are still accepted down to the last unit.`}
            />
          )}
          <Switch
            form={form}
            field="restockOnCancel"
            label="Put cancelled units back into stock"
            help="For units that are cancelled before they were shipped."
          />
        </FormLayout>
      </BlockStack>
    </FormSection>
  );
}
