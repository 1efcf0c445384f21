/** What a person has to know when both sides of an order count different units, and what they can do about it. */
import { unitsText } from '../core/cancellations.ts';
import { money, toDecimal } from '../core/money.ts';
import { raiseNews } from '../persistence/cancellations.ts';
import type { ShopTx } from '../persistence/database.ts';
import { settleAttention } from '../persistence/journal.ts';
import type { OrderWithLines } from '../persistence/orders.ts';
import { titleOf } from './note-cancellations.ts';
import type { ComparedLine, ComparedPart, TakingOff } from './compared-order.ts';

/** Raises, brings up to date, or settles one item for each kind of difference. */
export async function tellDifferences(
  tx: ShopTx,
  input: { readonly order: OrderWithLines; readonly now: Date },
  parts: readonly ComparedPart[],
  outcomes: readonly TakingOff[],
): Promise<void> {
  const { order, now } = input;
  const channelOrder = order.channelOrderId ?? order.id;
  const live = parts.filter(({ deleted }) => !deleted);
  const say = async (kind: string, about: string, message: string): Promise<void> => {
    const subject = `${kind}:${order.id}`;
    if (about === '') return settleAttention(tx, subject, now);
    await raiseNews(tx, { kind, subject, orderId: order.id, message, now });
  };

  const deleted = parts.filter(
    (part) => part.deleted && part.lines.some(({ line }) => line.quantity > line.channelCancelled),
  );
  const names = deleted.map(({ part }) => part.name).join(', ');
  await say(
    'store-order-deleted',
    names,
    `Order ${names} was deleted in the store. The app keeps its own record of it. The channel still counts on ${priced(deleted, ({ difference }) => difference.notShipping)} of order ${channelOrder}, and no cancellation can be sent to it: ship them from elsewhere and report them in the channel’s own panel, or contact the channel to have the buyer’s order cancelled.`,
  );

  const notShipping = priced(live, ({ difference }) => difference.notShipping);
  await say(
    'store-cancelled',
    notShipping,
    `Cancelled in the store, but still sold at the channel: ${notShipping} of order ${channelOrder}. The channel has no way to take a cancellation back from the app, so nothing was sent to it. Contact the channel to have it cancelled and the buyer refunded there, or ship the units after all. This note goes away once the channel has cancelled them.`,
  );

  const neverThere = priced(live, ({ difference }) => difference.neverThere);
  await say(
    'channel-wants-more',
    neverThere,
    `The channel has raised order ${channelOrder} after it was put in the store: ${neverThere} more than the store’s order has. Add them to the order in the store by hand if you can ship them, or contact the channel.`,
  );

  const inVain = priced(parts, ({ difference }) => difference.shippedInVain);
  await say(
    'cancelled-after-shipping',
    inVain,
    `The channel cancelled units that were shipped already: ${inVain} of order ${channelOrder}. Nothing was changed in the store. Stop the parcel if you can; otherwise wait for the goods to come back before you refund them, and contact the channel if they do not.`,
  );

  const gone = priced(live, ({ units }) => units.shippedGone);
  const edited = live.some(({ lines }) => lines.some(({ removed, units }) => removed && units.shippedGone > 0));
  await say(
    'shipped-units-taken-off',
    edited ? gone : '',
    `Shipped units were taken off the order in the store: ${gone} of order ${channelOrder}. They stay reported as shipped, and the app’s own record is kept. If they come back as a return, refund them; if the line was removed by mistake, put it back in the store.`,
  );

  const withAdded = live.filter(({ added }) => added > 0);
  const added = withAdded.map(({ part, added: count }) => `${count} in ${part.name}`).join(', ');
  await say(
    'store-lines-added',
    added,
    `Lines were added in the store that the channel did not order (${added}). They are yours to ship and charge: the app neither reports them to the channel nor changes them, and goes on with the lines of order ${channelOrder}.`,
  );

  const stuck = outcomes.filter((outcome) => outcome.kind === 'by-hand');
  await say(
    'cancel-by-hand',
    stuck.map(({ units }) => units).join(', '),
    `The channel cancelled ${stuck.map(({ units }) => units).join(', ')} of order ${channelOrder}, and the app could not take them off the store’s order: ${[...new Set(stuck.map(({ why }) => why))].join(' ')} Do not ship them, and cancel them in the store by hand; this note goes away by itself then.`,
  );
}

/** `2 × “Coat” at 100.00 EUR` for each line that has such units. */
function priced(parts: readonly ComparedPart[], units: (line: ComparedLine) => number): string {
  return parts
    .flatMap(({ lines }) => lines)
    .filter((entry) => units(entry) > 0)
    .map((entry) => {
      const { unitPriceMinor, currency } = entry.line;
      const price = toDecimal(money(Number(unitPriceMinor), currency));
      return `${unitsText([{ title: titleOf(entry.line), units: units(entry) }])} at ${price} ${currency}`;
    })
    .join(', ');
}
