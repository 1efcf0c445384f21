import {
  BlockStack,
  Box,
  Button,
  InlineError,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from '@shopify/polaris';
import { DeleteIcon, PlusIcon } from '@shopify/polaris-icons';
import type { CarrierCell, CarrierRow, ShippingChoices } from '../../views/connection-form.ts';
import { providerOptions } from './provider-options.ts';
import type { FormState } from './use-connection-form.ts';

/** Carriers of the store and the channel's provider for each; rows can be added, removed and suggested. */
export function CarrierTable({ form, shipping }: { readonly form: FormState; readonly shipping: ShippingChoices }) {
  const rows = form.values.carrierMap;
  const named = new Set(rows.map(({ carrier }) => carrier.trim().toLowerCase()));
  const news = shipping.suggestions.filter(({ carrier }) => !named.has(carrier.toLowerCase()));
  const unmapped = shipping.carriersSeen.filter(
    (carrier) => !named.has(carrier.toLowerCase()) && !news.some((row) => row.carrier === carrier),
  );
  const add = (more: readonly CarrierRow[]): void => form.setCarriers([...rows, ...more]);
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          Carriers
        </Text>
        <Text as="p" tone="subdued">
          The carrier of a shipment in Shopify, and the shipping provider that is reported for it.
        </Text>
      </BlockStack>
      {rows.length > 0 && (
        <BlockStack gap="300">
          {rows.map((row, index) => (
            <Row key={index} form={form} shipping={shipping} index={index} row={row} />
          ))}
        </BlockStack>
      )}
      {form.errors.fields.carrierMap !== undefined && (
        <InlineError message={form.errors.fields.carrierMap} fieldID="carrierMap" />
      )}
      <InlineStack gap="200" blockAlign="center">
        <Button icon={PlusIcon} onClick={() => add([{ carrier: '', providerId: '' }])}>
          Add carrier
        </Button>
        {news.length > 0 && (
          <Button variant="plain" onClick={() => add(news)}>
            {`Add ${news.length} ${news.length === 1 ? 'suggestion' : 'suggestions'}: ${news.map(({ carrier }) => carrier).join(', ')}`}
          </Button>
        )}
      </InlineStack>
      {unmapped.length > 0 && (
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" tone="subdued">
            Seen in your shipments:
          </Text>
          {unmapped.map((carrier) => (
            <Button key={carrier} variant="plain" onClick={() => add([{ carrier, providerId: '' }])}>
              {carrier}
            </Button>
          ))}
        </InlineStack>
      )}
    </BlockStack>
  );
}

function Row({
  form,
  shipping,
  index,
  row,
}: {
  readonly form: FormState;
  readonly shipping: ShippingChoices;
  readonly index: number;
  readonly row: CarrierRow;
}) {
  const rows = form.values.carrierMap;
  const change = (part: Partial<CarrierRow>): void =>
    form.setCarriers(rows.map((entry, at) => (at === index ? { ...entry, ...part } : entry)));
  const cell = (name: keyof CarrierRow): CarrierCell => `carrierMap.${index}.${name}`;
  const error = (name: keyof CarrierRow) => form.errors.fields[cell(name)] ?? false;
  const label = `Shipping provider for ${row.carrier === '' ? 'this carrier' : row.carrier}`;
  return (
    <InlineGrid columns="minmax(0, 1fr) auto" gap="200" alignItems="start">
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
        <TextField
          label={`Carrier ${index + 1}`}
          labelHidden
          name={cell('carrier')}
          value={row.carrier}
          onChange={(carrier) => change({ carrier })}
          onBlur={() => form.touch(cell('carrier'))}
          error={error('carrier')}
          placeholder="Carrier in Shopify, e.g. PostNord"
          autoComplete="off"
        />
        {shipping.providers.length > 0 ? (
          <Select
            label={label}
            labelHidden
            name={cell('providerId')}
            options={[
              { value: '', label: 'Choose a provider' },
              ...providerOptions(shipping.providers, row.providerId).map((option) => ({ ...option })),
            ]}
            value={row.providerId}
            onChange={(providerId) => change({ providerId })}
            error={error('providerId')}
          />
        ) : (
          <TextField
            label={label}
            labelHidden
            name={cell('providerId')}
            value={row.providerId}
            onChange={(providerId) => change({ providerId })}
            onBlur={() => form.touch(cell('providerId'))}
            error={error('providerId')}
            placeholder="Provider id, e.g. postnord"
            autoComplete="off"
          />
        )}
      </InlineGrid>
      <Box paddingBlockStart="050">
        <Button
          icon={DeleteIcon}
          variant="tertiary"
          accessibilityLabel={`Remove ${row.carrier === '' ? `carrier ${index + 1}` : row.carrier}`}
          onClick={() => form.setCarriers(rows.filter((_, at) => at !== index))}
        />
      </Box>
    </InlineGrid>
  );
}
