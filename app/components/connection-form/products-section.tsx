import { Banner, BlockStack, ChoiceList, FormLayout } from '@shopify/polaris';
import type { StoreChoices } from '../../views/connection-form.ts';
import { Choice, Text } from './fields.tsx';
import { FormSection } from './form-section.tsx';
import type { FormState } from './use-connection-form.ts';

/** How a marketplace's item finds its product, and which stock counts. */
export function ProductsSection({
  form,
  channelName,
  store,
}: {
  readonly form: FormState;
  readonly channelName: string;
  readonly store: StoreChoices;
}) {
  return (
    <FormSection
      title="Products and stock"
      description={`How an item at ${channelName} finds its product in your shop, and where its stock is counted.`}
    >
      <BlockStack gap="400">
        {store.problem !== null && <Banner tone="warning">{store.problem}</Banner>}
        <FormLayout>
          <Choice
            form={form}
            field="identification"
            label="Product identification attribute"
            options={[
              { value: 'id', label: 'ID' },
              { value: 'variant-id', label: 'Variant ID' },
              { value: 'sku', label: 'SKU' },
              { value: 'barcode', label: 'Barcode (GTIN)' },
              { value: 'metafield', label: 'Metafield' },
            ]}
            help={`What the id in your product feed to ${channelName} is. ID is a variant's id, or the id of a product with one variant.`}
          />
          {form.values.identification === 'metafield' && (
            <Text
              form={form}
              field="metafield"
              label="Metafield of the variant"
              placeholder="custom.miinto_id"
              help="Namespace and key, with a dot between them."
            />
          )}
          <ChoiceList
            allowMultiple
            title="Stock locations"
            name="stockLocations"
            choices={store.stockLocations.map(({ ref, name, active }) => ({
              value: ref,
              label: active ? name : `${name} (inactive in Shopify)`,
              disabled: !active && !form.values.stockLocations.includes(ref),
            }))}
            selected={[...form.values.stockLocations]}
            onChange={form.setStockLocations}
            error={form.errors.fields.stockLocations ?? ''}
          />
          <Choice
            form={form}
            field="continueSellingPasses"
            label="Products you go on selling when out of stock"
            options={[
              { value: 'no', label: 'Need stock like all others' },
              { value: 'yes', label: 'Pass without stock' },
            ]}
            help="Concerns variants with “Continue selling when out of stock” in Shopify."
          />
        </FormLayout>
      </BlockStack>
    </FormSection>
  );
}
