import { BlockStack, FormLayout, Text as Words } from '@shopify/polaris';
import { ARTICLE_FIELDS, articleFieldsOf, type ArticleField } from '../../views/setting-values.ts';
import { Choice, Text, type Option } from './fields.tsx';
import { FormSection } from './form-section.tsx';
import type { FormState } from './use-connection-form.ts';

const PARTS: Readonly<
  Record<ArticleField, { readonly label: string; readonly auto: string; readonly option: string }>
> = {
  group: { label: 'Group (style id)', auto: 'From the product map', option: 'Style' },
  brand: { label: 'Brand', auto: 'Vendor of the product', option: 'Brand' },
  color: { label: 'Colour', auto: 'Option called Colour', option: 'Farve' },
  size: { label: 'Size', auto: 'Option called Size', option: 'Størrelse' },
};

/** How a marketplace's item finds its product, and the product its item. */
export function ProductsSection({ form, channelName }: { readonly form: FormState; readonly channelName: string }) {
  return (
    <FormSection
      title="Products"
      description={`How an item at ${channelName} finds its product in your shop, and how your stock finds the item.`}
    >
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
        {form.values.publishStock === 'yes' && (
          <BlockStack gap="300">
            <BlockStack gap="100">
              <Words as="h3" variant="headingSm">
                {`Items as ${channelName} knows them`}
              </Words>
              <Words as="p" tone="subdued">
                {`To publish stock, these four have to read exactly as in your feed to ${channelName}.`}
              </Words>
            </BlockStack>
            <FormLayout>
              {ARTICLE_FIELDS.map((part) => (
                <ArticlePart key={part} form={form} part={part} />
              ))}
            </FormLayout>
          </BlockStack>
        )}
      </FormLayout>
    </FormSection>
  );
}

function ArticlePart({ form, part }: { readonly form: FormState; readonly part: ArticleField }) {
  const { source, name } = articleFieldsOf(part);
  const { label, auto, option } = PARTS[part];
  const kind = form.values[source];
  const options: readonly Option[] = [
    { value: 'auto', label: auto },
    { value: 'option', label: 'A product option' },
    { value: 'metafield', label: 'A metafield' },
  ];
  return (
    <FormLayout.Group condensed>
      <Choice form={form} field={source} label={label} options={options} />
      {kind !== 'auto' && (
        <Text
          form={form}
          field={name}
          label={kind === 'option' ? `Option for ${label.toLowerCase()}` : `Metafield for ${label.toLowerCase()}`}
          placeholder={kind === 'option' ? option : `custom.${part}`}
        />
      )}
    </FormLayout.Group>
  );
}
