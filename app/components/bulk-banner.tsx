import { Banner, BlockStack, Button, InlineStack, Link, List, Text } from '@shopify/polaris';
import { useState } from 'react';
import { count } from './format.ts';

const FEW = 5;

/** One that was left as it is, and why. */
export interface Skipped {
  readonly id: string;
  /** E.g. `Order 12`. */
  readonly label: string;
  readonly url: string | null;
  readonly message: string;
}

/** How a click on several things went: how many, and which were left as they are and why. */
export function BulkBanner({
  noun,
  done,
  doneWords,
  skipped,
  onDismiss,
}: {
  /** E.g. `order`. */
  readonly noun: string;
  readonly done: number;
  /** What was done to them, after their number: `accepted; the answers go out by themselves`. */
  readonly doneWords: string;
  readonly skipped: readonly Skipped[];
  readonly onDismiss: () => void;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? skipped : skipped.slice(0, FEW);
  const tone = skipped.length === 0 ? 'success' : done === 0 ? 'critical' : 'warning';
  const title = done === 0 ? 'Nothing was changed' : `${count(done, noun)} ${doneWords}`;
  return (
    <Banner tone={tone} title={title} onDismiss={onDismiss}>
      {skipped.length > 0 && (
        <BlockStack gap="200">
          <Text as="p">{`${count(skipped.length, `${noun} was`, `${noun}s were`)} left as ${skipped.length === 1 ? 'it is' : 'they are'}:`}</Text>
          <List>
            {shown.map(({ id, label, url, message }) => (
              <List.Item key={id}>
                {url === null ? label : <Link url={url}>{label}</Link>}
                {`: ${message}`}
              </List.Item>
            ))}
          </List>
          {skipped.length > FEW && (
            <InlineStack>
              <Button variant="plain" onClick={() => setAll(!all)}>
                {all ? 'Show fewer' : `Show all ${skipped.length}`}
              </Button>
            </InlineStack>
          )}
        </BlockStack>
      )}
    </Banner>
  );
}
