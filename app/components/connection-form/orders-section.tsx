import { Banner, BlockStack, FormLayout } from '@shopify/polaris';
import { CHANGE_STOCK_SCOPE } from '#sync/core/store-permissions.ts';
import type { StoreChoices } from '../../views/connection-form.ts';
import { Choice, Text } from './fields.tsx';
import { FormSection } from './form-section.tsx';
import { ScopePermission } from './scope-permission.tsx';
import type { FormState } from './use-connection-form.ts';

const CHANGING_STOCK = {
  granted: 'The app may change your inventory, as Stock only needs.',
  title: 'Stock only needs one more permission',
  why: 'To take units off your stock, the app has to be allowed to change inventory.',
  declined: 'The permission was not granted. Stock only cannot be activated without it.',
};

/** Whether and how orders are taken over. */
export function OrdersSection({ form, store }: { readonly form: FormState; readonly store: StoreChoices }) {
  const stockOnly = form.values.orderLevel === 'stock-only';
  return (
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
            { value: 'stock-only', label: 'Stock only' },
          ]}
          help={
            stockOnly
              ? 'No order is created in your shop; accepted units are taken off your stock, once.'
              : 'Each order is created in your shop and takes its units off your stock.'
          }
        />
        {stockOnly && (
          <BlockStack gap="300">
            <ScopePermission granted={store.mayChangeStock} scopes={[CHANGE_STOCK_SCOPE]} words={CHANGING_STOCK} />
            <Banner tone="info">
              Ship these orders outside Shopify: shipments, refunds and returns in your shop do not reach the
              marketplace at this level. Choose under Stock where the units are taken from.
            </Banner>
          </BlockStack>
        )}
        {!stockOnly && (
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
        )}
        <Text
          form={form}
          field="syncFrom"
          label="Synchronize from"
          type="date"
          help="Older orders are listed but not created by themselves. Leave empty for the moment of activation."
        />
        <FormLayout.Group>
          <Text
            form={form}
            field="leaveOutDeliveryTypes"
            label="Leave out delivery types"
            placeholder="ParcelShopDelivery"
            help="Orders of these delivery types stay out of your shop. Separate with commas."
          />
          <Text
            form={form}
            field="leaveOutProductTags"
            label="Leave out product tags"
            placeholder="pre-order, dropship"
            help="Orders with a product of one of these tags stay out of your shop."
          />
        </FormLayout.Group>
      </FormLayout>
    </FormSection>
  );
}
