import { BlockStack, Box, Button, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';

const MOST_DAYS = 90;

/** Starts a dry run with the form as it stands. */
export function TrySettings({
  existing,
  starting,
  problem,
  onStart,
}: {
  readonly existing: boolean;
  readonly starting: boolean;
  /** Why it was not started. */
  readonly problem: string | null;
  readonly onStart: (days: string) => void;
}) {
  const [days, setDays] = useState('30');
  const [left, setLeft] = useState(false);
  const valid = /^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= MOST_DAYS;
  const error = !valid && left ? `Enter 1 to ${MOST_DAYS} days.` : (problem ?? false);
  return (
    <Box background="bg-surface-secondary" borderRadius="200" padding="400">
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            Try these settings
          </Text>
          <Text as="p" tone="subdued">
            {existing
              ? 'A dry run shows what the settings as they stand here would have done with your last offers. Nothing is sent and nothing is saved.'
              : 'Once the connection is saved and has seen offers, a dry run shows what other settings would have done with them.'}
          </Text>
        </BlockStack>
        {existing && (
          <InlineStack gap="200" blockAlign="start">
            <Box width="9rem">
              <TextField
                label="Days to look back"
                labelHidden
                value={days}
                onChange={setDays}
                onBlur={() => setLeft(true)}
                prefix="Last"
                suffix="days"
                inputMode="numeric"
                error={error}
                autoComplete="off"
              />
            </Box>
            <Button onClick={() => (valid ? onStart(days) : setLeft(true))} loading={starting}>
              Start dry run
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Box>
  );
}
