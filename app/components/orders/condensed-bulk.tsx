import { ActionList, Box, Button, InlineStack, Popover, Text, useBreakpoints } from '@shopify/polaris';
import { useState } from 'react';
import { count } from '../format.ts';
import type { Selection } from './order-table.tsx';

/** What can be done with the selected rows on a small screen, where the table shows no such bar of its own. */
export function CondensedBulk({ selection, noun }: { readonly selection: Selection; readonly noun: string }) {
  const { smDown } = useBreakpoints();
  const [open, setOpen] = useState(false);
  if (!smDown || selection.ids.length === 0) return null;
  return (
    <Box padding="300" borderBlockEndWidth="025" borderColor="border" background="bg-surface-secondary">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="span" fontWeight="medium">{`${count(selection.ids.length, noun)} selected`}</Text>
        <InlineStack gap="200">
          {selection.promoted.map((action) => (
            <Button key={action.content} size="slim" disabled={action.disabled} onClick={action.onAction}>
              {action.content}
            </Button>
          ))}
          {selection.more.length > 0 && (
            <Popover
              active={open}
              onClose={() => setOpen(false)}
              activator={
                <Button size="slim" disclosure onClick={() => setOpen(!open)}>
                  More
                </Button>
              }
            >
              <ActionList
                items={selection.more.map((action) => ({
                  ...action,
                  onAction: () => {
                    setOpen(false);
                    action.onAction();
                  },
                }))}
              />
            </Popover>
          )}
        </InlineStack>
      </InlineStack>
    </Box>
  );
}
