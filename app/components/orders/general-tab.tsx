import { BlockStack, Card, InlineGrid, Link, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import type { GeneralTab, OrderHead } from '../../views/order.ts';
import { formatMoney, marketName } from '../format.ts';
import { Moment } from '../moment.tsx';
import { Facts } from './facts.tsx';

interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Where the order comes from, its ids, how it ships, its state and its times. */
export function GeneralTabBody({ head, body }: { readonly head: OrderHead; readonly body: GeneralTab }) {
  const { connection, rate } = body;
  return (
    <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
      <Section
        title="Origin"
        facts={[
          fact('Marketplace', head.testMode ? `${head.channelName} (test mode)` : head.channelName),
          fact('Country market', marketName(head.market)),
          fact('Number', String(head.number)),
          fact(`${head.channelName} order`, head.channelOrderId),
          fact('Parent order', body.parentOrderId),
          fact(body.transferIds.length > 1 ? 'Offers' : 'Offer', body.transferIds.join(', ')),
          fact('ID in store', head.storeName ?? 'NOT INSERTED'),
          fact(
            'Connection',
            connection && (
              <Link
                url={`/app/connections/${connection.id}`}
              >{`${connection.label}, ${connection.locationLabel}`}</Link>
            ),
          ),
        ]}
      />
      <Section
        title="State"
        facts={[
          fact('Sync status', [head.status, ...head.marks].map(({ label }) => label).join(', ')),
          fact('Reason', head.note),
          fact('Handled by hand', head.handled && <Moment at={head.handled.at} />),
          fact('Handled by', head.handled?.by ?? null),
          fact('Answer by', body.answerBy && <Deadline at={body.answerBy} />),
          fact('Ship by', body.shipBy && <Deadline at={body.shipBy} />),
        ]}
      />
      <Section
        title="Customer and shipping"
        facts={[
          fact('Customer e-mail', body.email ?? `Not named by ${head.channelName}`),
          fact('Shipping service', body.shippingProvider ?? 'Not named'),
          fact('Delivery', body.deliveryType === null ? null : deliveryWords(body.deliveryType)),
          fact('Total', formatMoney(body.total)),
          fact('Exchange rate', rate && `${rate.value}, set on ${rate.date.slice(0, 10)}`),
        ]}
      />
      <Section
        title="Times"
        facts={[
          fact('Created', <Moment at={body.createdAt} />),
          fact('First seen', <Moment at={body.firstSeenAt} seconds />),
          fact('Inserted', body.insertedAt && <Moment at={body.insertedAt} seconds />),
          fact('Updated', <Moment at={body.updatedAt} seconds />),
        ]}
      />
    </InlineGrid>
  );
}

function fact(label: string, value: ReactNode): Fact | null {
  return value === null || value === undefined || value === '' ? null : { label, value };
}

function Section({ title, facts }: { readonly title: string; readonly facts: readonly (Fact | null)[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <Facts facts={facts.filter((one) => one !== null)} />
      </BlockStack>
    </Card>
  );
}

function Deadline({ at }: { readonly at: string }) {
  return (
    <>
      <Moment at={at} /> (estimated)
    </>
  );
}

/** `ParcelShopDelivery` is `Parcel shop delivery`. */
function deliveryWords(type: string): string {
  const words = type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
