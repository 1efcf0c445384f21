import { useFetcher, useNavigation, useSubmit } from '@remix-run/react';
import { Banner, BlockStack, Box, Button, InlineStack, Page } from '@shopify/polaris';
import type { ConnectionFormView, FormErrors, LocationChoice, StoreChoices } from '../../views/connection-form.ts';
import { AccountSection } from './account-section.tsx';
import { OrdersSection } from './orders-section.tsx';
import { PricesSection } from './prices-section.tsx';
import { ProductsSection } from './products-section.tsx';
import { UnsavedChanges } from './unsaved-changes.tsx';
import { useConnectionForm } from './use-connection-form.ts';

/** What the form's action answers when nothing was saved. */
export type ConnectionFormReply =
  | { readonly kind: 'stores'; readonly locations: readonly LocationChoice[]; readonly notice: string | null }
  | { readonly kind: 'invalid'; readonly errors: FormErrors };

const NO_ERRORS: FormErrors = { fields: {}, form: null };

/** The page on which a connection is added or changed. */
export function ConnectionForm({
  title,
  subtitle,
  channelName,
  view,
  store,
  reply,
}: {
  readonly title: string;
  readonly subtitle?: string;
  readonly channelName: string;
  readonly view: ConnectionFormView;
  readonly store: StoreChoices;
  /** Of the last save, while this page is open. */
  readonly reply: ConnectionFormReply | undefined;
}) {
  const stores = useFetcher<ConnectionFormReply>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const saving = navigation.state !== 'idle' && navigation.formMethod === 'POST';
  const intent = saving ? navigation.formData?.get('intent') : null;
  const found = stores.data?.kind === 'stores' ? stores.data : null;
  const form = useConnectionForm(view.values, errorsOf(reply, stores.data));
  const chosen = found?.locations.find((location) => location.id === form.values.locationId);
  const save = (how: string): void => submit(form.toFormData(how), { method: 'post' });

  return (
    <Page
      title={title}
      {...(subtitle === undefined ? {} : { subtitle })}
      backAction={{ content: 'Connections', url: '/app/connections' }}
      secondaryActions={[{ content: 'Manual', url: '/app/help' }]}
    >
      <UnsavedChanges dirty={form.dirty} saving={saving} onSave={() => save('save')} onDiscard={form.reset} />
      <BlockStack gap="600">
        {form.errors.form !== null && <Banner tone="critical" title={form.errors.form} />}
        {view.connection !== null && view.connection.message !== '' && (
          <Banner tone={view.connection.health === 'error' ? 'critical' : 'warning'}>{view.connection.message}</Banner>
        )}
        <AccountSection
          form={form}
          channelName={channelName}
          connection={view.connection}
          locations={found?.locations ?? null}
          notice={found?.notice ?? null}
          loading={stores.state !== 'idle'}
          onGetStores={() => stores.submit(form.toFormData('get-stores'), { method: 'post' })}
        />
        <OrdersSection form={form} channelName={channelName} />
        <ProductsSection form={form} channelName={channelName} store={store} />
        <PricesSection
          form={form}
          store={store}
          market={{
            currency: view.connection?.marketCurrency ?? chosen?.currency ?? null,
            vatPercent: chosen?.vatPercent ?? null,
          }}
        />
        <Box paddingBlockEnd="800" paddingInline={{ xs: '400', sm: '0' }}>
          <InlineStack gap="200" align="end">
            <Button url="/app/connections" disabled={saving}>
              Back
            </Button>
            <Button
              onClick={() => save('save-and-continue')}
              loading={intent === 'save-and-continue'}
              disabled={saving}
            >
              Save and continue editing
            </Button>
            <Button variant="primary" onClick={() => save('save')} loading={intent === 'save'} disabled={saving}>
              Save
            </Button>
          </InlineStack>
        </Box>
      </BlockStack>
    </Page>
  );
}

/** Of the last save, and of the last look for stores. */
function errorsOf(saved: ConnectionFormReply | undefined, stores: ConnectionFormReply | undefined): FormErrors {
  const ofSave = saved?.kind === 'invalid' ? saved.errors : NO_ERRORS;
  const ofStores = stores?.kind === 'invalid' ? stores.errors : NO_ERRORS;
  return { fields: { ...ofSave.fields, ...ofStores.fields }, form: ofSave.form ?? ofStores.form };
}
