import { Banner, BlockStack, FormLayout } from '@shopify/polaris';
import type { StoreChoices } from '../../views/connection-form.ts';
import { Choice, Text } from './fields.tsx';
import { FormSection } from './form-section.tsx';
import type { FormState } from './use-connection-form.ts';

/** What the chosen market brings along; null where it is not known yet. */
export interface MarketFacts {
  readonly currency: string | null;
  readonly vatPercent: string | null;
}

/** Currency, exchange rate and tax. */
export function PricesSection({
  form,
  store,
  market,
}: {
  readonly form: FormState;
  readonly store: StoreChoices;
  readonly market: MarketFacts;
}) {
  const currency = form.values.currency === '' ? market.currency : form.values.currency.toUpperCase();
  const differs = currency !== null && store.currency !== '' && currency !== store.currency;
  const showRate = differs || form.values.rate !== '' || form.errors.fields.rate !== undefined;
  return (
    <FormSection
      title="Currency and tax"
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
                help="Used when your shop has no price in the market's currency, and for each order."
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
              placeholder={market.vatPercent ?? '25'}
              help="Leave empty for the country's standard rate."
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
        </FormLayout>
      </BlockStack>
    </FormSection>
  );
}
