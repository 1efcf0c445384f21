import { Banner, BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import type { ShipmentsTabView, ShipmentView } from '../../views/order-shipments.ts';
import { Moment } from '../moment.tsx';
import { StatusBadge } from '../status-badge.tsx';
import type { Act } from './answer-bar.tsx';

/** The parcels of an order: what was sent, and what the channel was told about it. */
export function ShipmentsTab({
  view,
  busy,
  onAct,
}: {
  readonly view: ShipmentsTabView;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  return (
    <BlockStack gap="400">
      {view.asksForGoAhead && (
        <Banner
          tone="warning"
          title="May shipments be reported to the marketplace?"
          action={{
            content: 'Go ahead',
            loading: busy === 'shipment-go-ahead',
            onAction: () => onAct({ intent: 'shipment-go-ahead' }),
          }}
        >
          How the marketplace takes shipments is not published. The first report of your shop is checked by reading the
          order back; until it is seen to arrive, nothing more is sent. You can also enter it by hand.
        </Banner>
      )}
      {view.shipments.length === 0 && (
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              Nothing has been shipped yet
            </Text>
            <Text as="p" tone="subdued">
              Fulfil the order in Shopify. Its parcels appear here with carrier and tracking, and with what the
              marketplace was told.
            </Text>
          </BlockStack>
        </Card>
      )}
      {view.shipments.map((shipment) => (
        <Parcel key={shipment.id} shipment={shipment} busy={busy} onAct={onAct} />
      ))}
    </BlockStack>
  );
}

function Parcel({
  shipment,
  busy,
  onAct,
}: {
  readonly shipment: ShipmentView;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  const { can, id } = shipment;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {shipment.carrier ?? 'No carrier named'}
          </Text>
          <StatusBadge status={shipment.status} />
        </InlineStack>
        <Tracking shipment={shipment} />
        {shipment.lines.map((line, index) => (
          <Text as="p" key={index} breakWord>
            {`${line.quantity} × ${line.title}`}
          </Text>
        ))}
        {shipment.sentence !== '' && (
          <Text as="p" breakWord>
            {shipment.sentence}
          </Text>
        )}
        {shipment.notes.map((note) => (
          <Text as="p" tone="subdued" breakWord key={note}>
            {note}
          </Text>
        ))}
        <Text as="p" variant="bodySm" tone="subdued">
          {shipment.origin === 'store' ? 'Shipped in Shopify ' : 'Shipped with the marketplace’s label '}
          <Moment at={shipment.shippedAt} />
          {shipment.reportedAt !== null && (
            <>
              {' · reported '}
              <Moment at={shipment.reportedAt} />
            </>
          )}
          {shipment.provider !== null && ` · as ${shipment.provider}`}
          {shipment.providerFrom !== null && ` (${shipment.fallback ? 'fallback: ' : ''}${shipment.providerFrom})`}
        </Text>
        {(can.reportAgain || can.byHand) && (
          <InlineStack gap="200">
            {can.reportAgain && (
              <Button
                size="slim"
                loading={busy === `shipment-report/${id}`}
                disabled={busy !== null}
                onClick={() => onAct({ intent: 'shipment-report', shipmentId: id })}
              >
                {shipment.status.code === 'waiting' ? 'Report now' : 'Report again'}
              </Button>
            )}
            {can.byHand && (
              <Button
                size="slim"
                disabled={busy !== null}
                onClick={() => onAct({ intent: 'shipment-by-hand', shipmentId: id })}
              >
                Mark as entered by hand
              </Button>
            )}
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Tracking({ shipment: { trackingNumber, trackingUrl } }: { readonly shipment: ShipmentView }) {
  if (trackingNumber === null) {
    return (
      <Text as="p" tone="subdued">
        No tracking number
      </Text>
    );
  }
  return trackingUrl === null ? (
    <Text as="p">{`Tracking ${trackingNumber}`}</Text>
  ) : (
    <Text as="p">
      {'Tracking '}
      <Link url={trackingUrl} target="_blank">
        {trackingNumber}
      </Link>
    </Text>
  );
}
