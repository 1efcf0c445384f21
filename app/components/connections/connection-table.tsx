import {
  ActionList,
  BlockStack,
  Button,
  Card,
  Icon,
  IndexTable,
  InlineStack,
  Link,
  Popover,
  Text,
  useBreakpoints,
} from '@shopify/polaris';
import { CheckIcon, MenuHorizontalIcon, MinusIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import type { ConnectionRow } from '../../views/connections.ts';
import { marketName } from '../format.ts';
import { OwnClicks } from '../own-clicks.tsx';
import { ConnectionHealth, ConnectionMessage } from './connection-state.tsx';

export interface ConnectionActions {
  /** The connection something is under way for. */
  readonly busyId: string | null;
  readonly setActive: (row: ConnectionRow, active: boolean) => void;
  readonly synchronize: (row: ConnectionRow) => void;
  readonly remove: (row: ConnectionRow) => void;
}

/** Every connection of the shop, one per row. */
export function ConnectionTable({
  rows,
  actions,
}: {
  readonly rows: readonly ConnectionRow[];
  readonly actions: ConnectionActions;
}) {
  const { smDown } = useBreakpoints();
  return (
    <Card padding="0">
      <IndexTable
        condensed={smDown}
        selectable={false}
        itemCount={rows.length}
        resourceName={{ singular: 'connection', plural: 'connections' }}
        headings={[
          { title: 'ID' },
          { title: 'Channel' },
          { title: 'Market' },
          { title: 'API' },
          { title: 'Sync orders' },
          { title: 'Status' },
          { title: 'Message' },
          { title: 'Actions', alignment: 'end' },
        ]}
      >
        {rows.map((row, position) => (
          <IndexTable.Row key={row.id} id={row.id} position={position}>
            {smDown ? <CondensedCell row={row} actions={actions} /> : <Cells row={row} actions={actions} />}
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

interface RowProps {
  readonly row: ConnectionRow;
  readonly actions: ConnectionActions;
}

function Cells({ row, actions }: RowProps) {
  return (
    <>
      <IndexTable.Cell>{row.number}</IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack>
          <Link dataPrimaryLink monochrome removeUnderline url={`/app/connections/${row.id}`}>
            <Text as="span" fontWeight="semibold">
              {row.label}
            </Text>
          </Link>
          <Text as="span" tone="subdued">
            {row.environment === 'sandbox' ? `${row.locationLabel}, test mode` : row.locationLabel}
          </Text>
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>{marketName(row.market)}</IndexTable.Cell>
      <IndexTable.Cell>{row.api}</IndexTable.Cell>
      <IndexTable.Cell>
        <InlineStack>
          <Icon
            source={row.active ? CheckIcon : MinusIcon}
            tone={row.active ? 'success' : 'subdued'}
            accessibilityLabel={row.active ? 'Yes' : 'No'}
          />
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <ConnectionHealth row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div style={{ maxWidth: '18rem', whiteSpace: 'normal' }}>
          <ConnectionMessage row={row} />
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <OwnClicks>
          <InlineStack align="end" gap="200" wrap={false}>
            <RowActions row={row} actions={actions} />
          </InlineStack>
        </OwnClicks>
      </IndexTable.Cell>
    </>
  );
}

function CondensedCell({ row, actions }: RowProps) {
  return (
    <div style={{ padding: 'var(--p-space-300) var(--p-space-400)', width: '100%', whiteSpace: 'normal' }}>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Link dataPrimaryLink monochrome removeUnderline url={`/app/connections/${row.id}`}>
            <Text as="span" fontWeight="semibold">
              {row.label}
            </Text>
          </Link>
          <ConnectionHealth row={row} />
        </InlineStack>
        <Text as="span" tone="subdued">
          {`No. ${row.number} · ${row.locationLabel} · ${row.api}${row.environment === 'sandbox' ? ' · test mode' : ''}`}
        </Text>
        <ConnectionMessage row={row} />
        <OwnClicks>
          <InlineStack gap="200">
            <RowActions row={row} actions={actions} />
          </InlineStack>
        </OwnClicks>
      </BlockStack>
    </div>
  );
}

function RowActions({ row, actions }: RowProps) {
  const [open, setOpen] = useState(false);
  const act = (what: () => void) => () => {
    setOpen(false);
    what();
  };
  return (
    <>
      <Button
        size="slim"
        url={`/app/connections/${row.id}`}
        accessibilityLabel={`Edit ${row.label} ${row.locationLabel}`}
      >
        Edit
      </Button>
      <Button
        size="slim"
        loading={actions.busyId === row.id}
        disabled={actions.busyId !== null}
        onClick={() => actions.setActive(row, !row.active)}
        accessibilityLabel={`${row.active ? 'Disable' : 'Activate'} ${row.label} ${row.locationLabel}`}
      >
        {row.active ? 'Disable' : 'Activate'}
      </Button>
      <Popover
        active={open}
        onClose={() => setOpen(false)}
        activator={
          <Button
            size="slim"
            icon={MenuHorizontalIcon}
            onClick={() => setOpen(!open)}
            accessibilityLabel={`More actions for ${row.label} ${row.locationLabel}`}
          />
        }
      >
        <ActionList
          items={[
            { content: 'Synchronize now', disabled: !row.active, onAction: act(() => actions.synchronize(row)) },
            { content: 'Delete', destructive: true, onAction: act(() => actions.remove(row)) },
          ]}
        />
      </Popover>
    </>
  );
}
