import { BlockStack, Card, List, Page, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

/** How the app works and what to do when something waits, in the order a merchant meets it. */
export function Manual() {
  return (
    <Page title="Manual" narrowWidth backAction={{ content: 'Home', url: '/app' }}>
      <BlockStack gap="400">
        <Chapter title="Set up a connection">
          <List type="number">
            <List.Item>Under Connections, choose Add connection and then Miinto.</List.Item>
            <List.Item>Enter the login and password of your Miinto account and choose Get available stores.</List.Item>
            <List.Item>
              Choose the store, such as 2654 (DK). Each market is a store of its own and needs its own connection. If
              the list cannot be read, enter the store id by hand.
            </List.Item>
            <List.Item>
              Choose the stock locations that may ship these orders, set the connection to Active and save.
            </List.Item>
          </List>
        </Chapter>
        <Chapter title="How an offer is judged">
          <Text as="p">
            Miinto offers each item before the order is yours. The app finds its product by the attribute you chose,
            reads your stock at the chosen locations and compares the price: an item passes when its price is at least
            your price times the threshold. With a threshold of 0.97 and a price of 100.00, an offer of 97.00 passes and
            96.99 does not. An exchange rate and VAT are applied where the market needs them.
          </Text>
          <Text as="p">
            With automatic acceptance, items that pass are accepted; the others are held or declined, as you chose.
            Without it, the app shows what it would do, and you decide. One answer goes out for all items of an offer
            together.
          </Text>
        </Chapter>
        <Chapter title="What the states mean">
          <List>
            <List.Item>Pending approval: Miinto waits for the answer.</List.Item>
            <List.Item>Held: at least one item could not be decided by rule; open the order to see why.</List.Item>
            <List.Item>On the way: accepted, and being created in your shop.</List.Item>
            <List.Item>In store: the order stands in your shop, exactly once.</List.Item>
            <List.Item>
              Not inserted: accepted, but something is missing, such as a linked product. The order page says what.
            </List.Item>
            <List.Item>Closed: declined, cancelled, or taken away by Miinto.</List.Item>
          </List>
        </Chapter>
        <Chapter title="When something goes wrong">
          <List>
            <List.Item>
              The login is refused: open the connection, enter the new password and save. Offers are read again at once.
            </List.Item>
            <List.Item>
              A product is not found: correct its id, SKU or barcode in Shopify, or choose another identification
              attribute. The offer is judged again by itself.
            </List.Item>
            <List.Item>
              Shopify or Miinto cannot be reached: nothing is lost. The app tries again, and looks first whether the
              last attempt arrived.
            </List.Item>
          </List>
        </Chapter>
      </BlockStack>
    </Page>
  );
}

function Chapter({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}
