import { Card, Tabs, useBreakpoints } from '@shopify/polaris';
import { useEffect } from 'react';
import { ORDER_TABS, type OrderTab } from '../../views/order.ts';

const NAMES: Readonly<Record<OrderTab, string>> = {
  general: 'General',
  address: 'Address',
  items: 'Items',
  shipments: 'Shipments',
  rma: 'RMA',
  refunds: 'Refunds',
  comments: 'Comments',
  communication: 'Communication',
};

const MEASURED_MS = 300;

/** The eight tabs; each has an address of its own. */
export function OrderTabs({ tab, onTab }: { readonly tab: OrderTab; readonly onTab: (tab: OrderTab) => void }) {
  const { mdDown } = useBreakpoints();
  // On a small screen the tabs scroll, and the open one may begin outside.
  useEffect(() => {
    // The tabs measure themselves first, in several steps, and tell nobody when they are done.
    const timer = setTimeout(() => {
      document.getElementById(tab)?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    }, MEASURED_MS);
    return () => clearTimeout(timer);
  }, [tab, mdDown]);
  return (
    <Card padding="0">
      <Tabs
        tabs={ORDER_TABS.map((id) => ({ id, content: NAMES[id], panelID: `${id}-panel` }))}
        selected={ORDER_TABS.indexOf(tab)}
        onSelect={(index) => onTab(ORDER_TABS[index] ?? 'general')}
      />
    </Card>
  );
}
