import { BlockStack, Card, InlineGrid, Link, Text } from '@shopify/polaris';
import type { HomeView } from '../../views/home.ts';

/** Counts of orders by what they wait for; each leads to its list. */
export function Numbers({ orders }: { readonly orders: HomeView['orders'] }) {
  return (
    <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
      <Number
        label="Pending approval"
        value={orders.pendingApproval}
        hint={orders.held === 0 ? 'None is held' : `${orders.held} held for you`}
        to={orders.held === 0 ? '/app/orders?filter=pending' : '/app/orders?filter=held'}
      />
      <Number
        label="On the way to the shop"
        value={orders.waiting}
        hint="Accepted, being created"
        to="/app/orders?filter=waiting"
      />
      <Number
        label="Not inserted"
        value={orders.failed}
        hint={orders.failed === 0 ? 'Nothing to do' : 'Need your attention'}
        to="/app/orders?filter=failed"
      />
      <Number
        label="In the shop"
        value={orders.insertedToday}
        hint="During the last 24 hours"
        to="/app/orders?filter=inserted"
      />
    </InlineGrid>
  );
}

function Number({
  label,
  value,
  hint,
  to,
}: {
  readonly label: string;
  readonly value: number;
  readonly hint: string;
  readonly to: string;
}) {
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" variant="headingSm">
          <Link url={to} monochrome removeUnderline>
            {label}
          </Link>
        </Text>
        <Text as="p" variant="headingXl">
          {value.toLocaleString('en')}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {hint}
        </Text>
      </BlockStack>
    </Card>
  );
}
