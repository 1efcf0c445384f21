import { FormLayout } from '@shopify/polaris';
import { Choice, Text, YES_NO } from './fields.tsx';
import { FormSection } from './form-section.tsx';
import type { FormState } from './use-connection-form.ts';

/** Whether and how orders are taken over. */
export function OrdersSection({ form, channelName }: { readonly form: FormState; readonly channelName: string }) {
  const automatic = form.values.acceptAutomatically === 'yes';
  return (
    <>
      <FormSection
        title="Orders"
        description="What is synchronized, and from when. Nothing happens before the connection is active."
      >
        <FormLayout>
          <Choice
            form={form}
            field="active"
            label="Order synchronization"
            options={[
              { value: 'no', label: 'Disabled' },
              { value: 'yes', label: 'Active' },
            ]}
            help="Active reads offers and orders every few seconds."
          />
          <Choice
            form={form}
            field="orderLevel"
            label="Level"
            options={[
              { value: 'orders-and-stock', label: 'Orders & Stock' },
              { value: 'stock-only', label: 'Stock only', disabled: true },
            ]}
            help="Orders & Stock creates each order in your shop and takes its units off your stock. Stock only is not offered yet."
          />
          <Choice
            form={form}
            field="unlinkedLine"
            label="Accepted order with an unknown product"
            options={[
              { value: 'wait', label: 'Wait until the product is linked' },
              { value: 'custom-line', label: 'Create the order with a custom line' },
            ]}
            help="A custom line has no product in your shop and takes no stock."
          />
          <Text
            form={form}
            field="syncFrom"
            label="Synchronize from"
            type="date"
            help="Older orders are listed but not created by themselves. Leave empty for the moment of activation."
          />
        </FormLayout>
      </FormSection>
      <FormSection
        title="Accepting offers"
        description={`${channelName} offers each item first. It is accepted when it is in stock and its price is at least your price times the threshold.`}
      >
        <FormLayout>
          <Choice
            form={form}
            field="acceptAutomatically"
            label="Accept orders automatically"
            options={YES_NO}
            help="With No, every offer waits for your click, and the app shows what it would do and why."
          />
          {automatic && (
            <Choice
              form={form}
              field="onFailure"
              label="When stock or price do not pass"
              options={[
                { value: 'hold', label: 'Hold it for me' },
                { value: 'decline', label: 'Decline it' },
              ]}
              help="Offers that could not be checked are always held, never declined."
            />
          )}
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
              help="0.97 accepts from 97 % of your price: at 100.00, 97.00 passes and 96.99 does not."
            />
          </FormLayout.Group>
        </FormLayout>
      </FormSection>
    </>
  );
}
