import { BlockStack, Card, Link, Text } from '@shopify/polaris';
import type { OrderView } from '../../views/order.ts';
import { marketName } from '../format.ts';
import { Moment } from '../moment.tsx';
import { Facts } from './facts.tsx';

/** Where the order comes from, its ids, its times. */
export function GeneralCard({ order }: { readonly order: OrderView }) {
  const { connection, rate } = order;
  const optional = (label: string, value: string | null) => (value === null || value === '' ? [] : [{ label, value }]);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          General
        </Text>
        <Facts
          facts={[
            { label: 'Channel', value: order.testMode ? `${order.channelName} (test mode)` : order.channelName },
            { label: 'Market', value: marketName(order.market) },
            ...optional(`${order.channelName} order`, order.channelOrderId),
            ...optional('Offer', order.transferIds.join(', ')),
            ...optional('Parent order', order.parentOrderId),
            { label: 'In store', value: order.storeName ?? 'NOT INSERTED' },
            ...(connection === null
              ? []
              : [
                  {
                    label: 'Connection',
                    value: (
                      <Link
                        url={`/app/connections/${connection.id}`}
                      >{`${connection.label}, ${connection.locationLabel}`}</Link>
                    ),
                  },
                ]),
            { label: 'Created', value: <Moment at={order.createdAt} /> },
            { label: 'First seen', value: <Moment at={order.firstSeenAt} seconds /> },
            ...(order.insertedAt === null
              ? []
              : [{ label: 'Inserted', value: <Moment at={order.insertedAt} seconds /> }]),
            { label: 'Updated', value: <Moment at={order.updatedAt} seconds /> },
            ...(rate === null ? [] : [{ label: 'Exchange rate', value: `${rate.value} (${rate.date.slice(0, 10)})` }]),
          ]}
        />
      </BlockStack>
    </Card>
  );
}
