import { useFetcher, useNavigate, useNavigation, useSubmit } from '@remix-run/react';
import { Banner, BlockStack, Box, Button, InlineStack, Page } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import type { ChannelView } from '../../views/common.ts';
import type {
  ConnectionFormView,
  CopySource,
  FormErrors,
  LocationChoice,
  MarketFacts,
  ShippingChoices,
  StoreChoices,
} from '../../views/connection-form.ts';
import { AccountSection } from './account-section.tsx';
import { CopySettings } from './copy-settings-card.tsx';
import { DecisionsSection } from './decisions-section.tsx';
import { OrdersSection } from './orders-section.tsx';
import { PricesSection } from './prices-section.tsx';
import { ProductsSection } from './products-section.tsx';
import { ReturnsSection } from './returns-section.tsx';
import { ShippingSection } from './shipping-section.tsx';
import { StockSection } from './stock-section.tsx';
import { StoreSection } from './store-section.tsx';
import { TrySettings } from './try-settings.tsx';
import { UnsavedChanges } from './unsaved-changes.tsx';
import { useConnectionForm } from './use-connection-form.ts';

/** What the form's action answers when nothing was saved. */
export type ConnectionFormReply =
  | { readonly kind: 'stores'; readonly locations: readonly LocationChoice[]; readonly notice: string | null }
  | { readonly kind: 'dry-run'; readonly id: string }
  | { readonly kind: 'invalid'; readonly errors: FormErrors };

/** The page on which a connection is added or changed. */
export function ConnectionForm({
  title,
  subtitle,
  channel,
  view,
  store,
  shipping,
  sources,
  reply,
}: {
  readonly title: string;
  readonly subtitle?: string;
  readonly channel: Pick<ChannelView, 'key' | 'name'>;
  readonly view: ConnectionFormView;
  readonly store: StoreChoices;
  readonly shipping: ShippingChoices;
  readonly sources: readonly CopySource[];
  /** Of the last save, while this page is open. */
  readonly reply: ConnectionFormReply | undefined;
}) {
  const { connection } = view;
  const stores = useFetcher<ConnectionFormReply>();
  const dryRun = useFetcher<ConnectionFormReply>();
  const submit = useSubmit();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const saving = navigation.state !== 'idle' && navigation.formMethod === 'POST';
  const intent = saving ? navigation.formData?.get('intent') : null;
  const found = stores.data?.kind === 'stores' ? stores.data : null;
  const form = useConnectionForm(view.values, {
    existing: connection !== null,
    reply: useLatestErrors(reply, stores.data, dryRun.data),
  });
  const location = found?.locations.find(({ id }) => id === form.values.locationId);
  const market: MarketFacts = connection
    ? { country: connection.market, currency: connection.marketCurrency, vatPercent: connection.vatPercent }
    : {
        country: location?.country ?? null,
        currency: location?.currency ?? null,
        vatPercent: location?.vatPercent ?? null,
      };
  const save = (how: string): void => {
    const data = form.ready(how);
    if (data) submit(data, { method: 'post' });
  };
  const tryOut = (days: string): void => {
    const data = form.ready('dry-run', 'settings');
    data?.set('days', days);
    if (data) dryRun.submit(data, { method: 'post' });
  };

  const runId = dryRun.data?.kind === 'dry-run' ? dryRun.data.id : null;
  const connectionId = connection?.id;
  const started = dryRun.data;
  useEffect(() => {
    if (runId !== null && connectionId) navigate(`/app/connections/${connectionId}/dry-runs/${runId}`);
  }, [started, runId, connectionId, navigate]);

  return (
    <Page
      title={title}
      {...(subtitle === undefined ? {} : { subtitle })}
      backAction={{ content: 'Connections', url: '/app/connections' }}
      secondaryActions={[{ content: 'Manual', url: '/app/help' }]}
    >
      <UnsavedChanges
        dirty={form.dirty}
        saving={saving}
        within={connection === null ? null : `/app/connections/${connection.id}`}
        onSave={() => save('save')}
        onDiscard={form.reset}
      />
      <BlockStack gap="600">
        {form.errors.form !== null && <Banner tone="critical" title={form.errors.form} />}
        {connection !== null && connection.message !== '' && (
          <Banner tone={connection.health === 'error' ? 'critical' : 'warning'}>{connection.message}</Banner>
        )}
        <CopySettings form={form} sources={sources} target={{ channel: channel.key, market }} />
        <AccountSection
          form={form}
          channelName={channel.name}
          connection={connection}
          locations={found?.locations ?? null}
          notice={found?.notice ?? null}
          loading={stores.state !== 'idle'}
          onGetStores={() => stores.submit(form.toFormData('get-stores'), { method: 'post' })}
        />
        <OrdersSection form={form} store={store} />
        <DecisionsSection form={form} channelName={channel.name}>
          <TrySettings
            existing={connection !== null}
            starting={dryRun.state !== 'idle'}
            problem={dryRun.data?.kind === 'invalid' ? dryRun.data.errors.form : null}
            onStart={tryOut}
          />
        </DecisionsSection>
        <PricesSection form={form} store={store} market={market} rate={savedRate(view)} />
        <ProductsSection form={form} channelName={channel.name} />
        <StockSection form={form} channelName={channel.name} store={store} />
        <ShippingSection form={form} channelName={channel.name} shipping={shipping} />
        <ReturnsSection form={form} channelName={channel.name} store={store} />
        {form.values.orderLevel === 'orders-and-stock' && (
          <StoreSection form={form} channel={channel.key} channelName={channel.name} market={market.country} />
        )}
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

/** What was wrong at the last post, whichever button it was; null when that one went well. */
function useLatestErrors(...replies: readonly (ConnectionFormReply | undefined)[]): FormErrors | null {
  const [known, setKnown] = useState({ replies, latest: replies[0] });
  const news = replies.find((reply, index) => reply !== known.replies[index]);
  // A post that is under way has no reply yet; that is no news.
  if (news !== undefined) setKnown({ replies, latest: news });
  const latest = news ?? known.latest;
  return latest?.kind === 'invalid' ? latest.errors : null;
}

function savedRate({ connection, values }: ConnectionFormView) {
  return connection?.rateDate && values.rate !== '' ? { value: values.rate, date: connection.rateDate } : null;
}
