import { Banner, BlockStack, FormLayout, Text as Words } from '@shopify/polaris';
import type { MarketFacts, StoreChoices } from '../../views/connection-form.ts';
import { marketName } from '../format.ts';
import { Choice, Text } from './fields.tsx';
import { FormSection } from './form-section.tsx';
import type { FormState } from './use-connection-form.ts';
import { VatTable } from './vat-table.tsx';

/** The price offers are compared with: threshold, currency, exchange rate and tax. */
export function PricesSection({
  form,
  store,
  market,
  rate,
}: {
  readonly form: FormState;
  readonly store: StoreChoices;
  readonly market: MarketFacts;
  /** As saved, with the day it was set. */
  readonly rate: { readonly value: string; readonly date: string } | null;
}) {
  const currency = form.values.currency === '' ? market.currency : form.values.currency.toUpperCase();
  const differs = currency !== null && store.currency !== '' && currency !== store.currency;
  const showRate = differs || form.values.rate !== '' || form.errors.fields.rate !== undefined;
  const sameRate = rate !== null && rate.value === form.values.rate;
  return (
    <FormSection
      title="Prices"
      description="Prices are compared, and orders created, in the market's currency and including tax."
    >
      <BlockStack gap="400">
        {differs && form.values.rate === '' && (
          <Banner tone="info">
            {`Buyers in this market pay in ${currency}, your shop sells in ${store.currency}. Enter the exchange rate before you activate the connection.`}
          </Banner>
        )}
        <FormLayout>
          <FormLayout.Group>
            <Choice
              form={form}
              field="priceAttribute"
              label="Price to compare with"
              options={[
                { value: 'final', label: 'Final price incl. tax' },
                { value: 'original', label: 'Original price incl. tax' },
              ]}
              help="Original is the compare-at price where you show one."
            />
            <Text
              form={form}
              field="threshold"
              label="Price threshold"
              inputMode="decimal"
              help="0.97 is recommended: at a price of 100.00, 97.00 passes and 96.99 does not."
            />
          </FormLayout.Group>
          <FormLayout.Group>
            <Text
              form={form}
              field="currency"
              label="Market currency"
              placeholder={market.currency ?? 'DKK'}
              help="Leave empty for the market's own currency."
            />
            {showRate && (
              <Text
                form={form}
                field="rate"
                label="Exchange rate"
                inputMode="decimal"
                prefix={`1 ${store.currency} =`}
                suffix={currency ?? ''}
                help={
                  sameRate
                    ? `Set on ${rate.date}. Used when your shop has no price in ${currency ?? 'the market’s currency'}, and for each order.`
                    : 'Used when your shop has no price in the market’s currency, and for each order. Dated with the day you save it.'
                }
              />
            )}
          </FormLayout.Group>
          <FormLayout.Group>
            <Text
              form={form}
              field="vatPercent"
              label="VAT rate"
              inputMode="decimal"
              suffix="%"
              {...(market.vatPercent === null ? {} : { placeholder: market.vatPercent })}
              help={
                market.country !== null && market.vatPercent !== null
                  ? `Leave empty for the standard rate of ${marketName(market.country)}, ${market.vatPercent} %.`
                  : 'Leave empty for the country’s standard rate.'
              }
            />
            <Choice
              form={form}
              field="pricesIncludeTax"
              label="Prices in Shopify include tax"
              options={[
                { value: 'auto', label: 'As set in Shopify' },
                { value: 'yes', label: 'Yes, always' },
                { value: 'no', label: 'No, never' },
              ]}
              help="Set it yourself if Shopify includes tax by country."
            />
          </FormLayout.Group>
          <VatTable />
        </FormLayout>
        {store.currency !== '' && currency !== null && !differs && (
          <Words as="p" tone="subdued">
            {`Your shop and this market both use ${currency}, so no exchange rate is needed.`}
          </Words>
        )}
      </BlockStack>
    </FormSection>
  );
}
