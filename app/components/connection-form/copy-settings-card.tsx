import { Banner, BlockStack, Button, Card, InlineGrid, List, Select, Text } from '@shopify/polaris';
import { useState } from 'react';
import { copySettings } from '../../forms/copy-settings.ts';
import type { ChannelKey } from '../../views/common.ts';
import type { CopySource, MarketFacts } from '../../views/connection-form.ts';
import type { FormState } from './use-connection-form.ts';

/** Puts another connection's settings into the form. Not there without another connection. */
export function CopySettings({
  form,
  sources,
  target,
}: {
  readonly form: FormState;
  readonly sources: readonly CopySource[];
  readonly target: { readonly channel: ChannelKey; readonly market: MarketFacts };
}) {
  const [chosen, setChosen] = useState('');
  const [copied, setCopied] = useState<{ readonly from: string; readonly notCopied: readonly string[] } | null>(null);
  if (sources.length === 0) return null;
  const copy = (): void => {
    const source = sources.find(({ id }) => id === chosen);
    if (!source) return;
    const { values, notCopied } = copySettings(form.values, source, target);
    form.fill(values);
    setCopied({ from: `${source.label}, ${source.locationLabel}`, notCopied });
  };
  return (
    <Card>
      <BlockStack gap="300">
        <InlineGrid columns="minmax(0, 1fr) auto" gap="200" alignItems="end">
          <Select
            label="Copy settings from"
            options={[
              { value: '', label: 'Choose a connection' },
              ...sources.map(({ id, number, label, locationLabel }) => ({
                value: id,
                label: `${label}, ${locationLabel} (No. ${number})`,
              })),
            ]}
            value={chosen}
            onChange={setChosen}
          />
          <Button disabled={chosen === ''} onClick={copy}>
            Copy
          </Button>
        </InlineGrid>
        {copied !== null && (
          <Banner
            tone="success"
            title={`Settings copied from ${copied.from}. Nothing is saved yet.`}
            onDismiss={() => setCopied(null)}
          >
            <List>
              {copied.notCopied.map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          </Banner>
        )}
        {copied === null && (
          <Text as="p" tone="subdued">
            Fills the form below; nothing is saved until you save it.
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
