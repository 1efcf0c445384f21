import { BlockStack, Card, List, Page, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { ReturnsFlow } from './returns-flow.tsx';

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
        <Chapter id="returns" title="Returns and refunds">
          <Text as="p">
            Returns and refunds begin on either side. Whichever side begins, both end with the same units and the same
            money, and nothing is written twice.
          </Text>
          <ReturnsFlow />
          <List>
            <List.Item>
              You refund in your shop: the app asks Miinto to take the same units back. The reason is the one of your
              refund, or else the connection’s own. Until one request was seen to arrive, each waits for your word on
              the order’s RMA tab.
            </List.Item>
            <List.Item>
              You accept a return: choose Accept, give a reason, and see beforehand what is refunded. The refund is
              written in your shop once Miinto shows the acceptance. Goods go back into stock, stay out of it, or wait
              for you, as your settings say; the money never waits for them.
            </List.Item>
            <List.Item>
              You decline a return: your reason is sent, and nothing changes in your shop. Should Miinto take the goods
              back after all, that shows and is refunded then.
            </List.Item>
            <List.Item>
              A return and a refund for perhaps the same units, begun on both sides within two days: the app asks you
              which it is and writes nothing before you answer.
            </List.Item>
            <List.Item>
              Exchanges and repairs: agree with the buyer in Miinto’s own panel. The app shows them and refunds nothing
              by itself.
            </List.Item>
            <List.Item>
              Where the app cannot write the refund, the Refunds tab has a task with what to enter, and Mark as done.
            </List.Item>
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

function Chapter({
  id,
  title,
  children,
}: {
  /** For links to this chapter. */
  readonly id?: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Card>
      {id !== undefined && <span id={id} />}
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}
