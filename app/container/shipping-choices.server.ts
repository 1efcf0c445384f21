import { setTimeout as wait } from 'node:timers/promises';
import { suggestCarrierMap } from '#sync/core/carriers.ts';
import type { ShopId } from '#sync/core/ids.ts';
import { placeKey } from '#sync/core/ids.ts';
import type { ShippingProvider } from '#sync/core/channel-types.ts';
import type { FlowContext } from '#sync/flows/context.ts';
import { loadConnection, type ConnectionView } from '#sync/persistence/connections.ts';
import { carriersSeen, newestChannelOrder, providerFallbacks } from '#sync/persistence/carriers-seen.ts';
import type { ShippingChoices } from '../views/connection-form.ts';

/** Providers are asked for again after this (ms): they change rarely, and the call uses up the channel's rate. */
const MAX_AGE = 10 * 60 * 1000;
/** The page does not wait longer than this (ms); an answer that comes later is there when the page is loaded again. */
const PATIENCE = 3000;
/** How far back fallbacks are counted (ms). */
const COUNTED = 30 * 24 * 60 * 60 * 1000;
const NO_FALLBACKS = { shipments: 0, carriers: [] };

interface Known {
  readonly at: number;
  readonly providers: readonly ShippingProvider[];
}

const NO_ORDER =
  'The list of shipping providers comes with the first accepted order of this connection. Until then you can enter a provider’s id by hand, or leave this empty.';
const SLOW =
  'The shipping providers could not be read just now. Load the page again for the list, or enter a provider’s id by hand.';

/** Reads what the form offers for shipping. Never fails: the notice says what is missing. */
export function createShippingChoices(context: FlowContext) {
  const known = new Map<string, Known>();

  async function providersOf(shopId: ShopId, connection: ConnectionView, orderId: string) {
    const channel = context.channel(connection.place.channel);
    if (!channel) return null;
    const reply = await channel.orders.shippingProviders(await context.channelAccess(connection), orderId);
    if (!reply.ok) {
      context.log.warn({ shopId, connection: connection.id, err: reply.error }, 'Shipping providers were not read');
      return null;
    }
    known.set(keyOf(shopId, connection), { at: context.clock.now().getTime(), providers: reply.value });
    return reply.value;
  }

  return async (shopId: ShopId, connectionId: string): Promise<ShippingChoices> => {
    const found = await context.database.withShop(shopId, async (tx) => {
      const connection = await loadConnection(tx, connectionId);
      if (!connection) return null;
      const { place } = connection;
      const since = new Date(context.clock.now().getTime() - COUNTED);
      return {
        connection,
        order: await newestChannelOrder(tx, place),
        seen: await carriersSeen(tx, place),
        fallbacks: await providerFallbacks(tx, place, since),
      };
    });
    if (!found) return { providers: [], carriersSeen: [], suggestions: [], fallbacks: NO_FALLBACKS, notice: NO_ORDER };
    const { connection, order, seen, fallbacks } = found;
    const last = known.get(keyOf(shopId, connection));
    const fresh = last && context.clock.now().getTime() - last.at < MAX_AGE;
    const asked =
      order === null || fresh
        ? null
        : await Promise.race([
            // What is left after the race is only a cache that was not filled.
            providersOf(shopId, connection, order).catch((error: unknown) => {
              context.log.warn({ shopId, connection: connection.id, err: error }, 'Shipping providers were not read');
              return null;
            }),
            wait(PATIENCE, null, { ref: false }),
          ]);
    const providers = asked ?? last?.providers ?? [];
    return {
      providers: providers.map(({ id, name }) => ({ id, name })),
      carriersSeen: seen,
      suggestions: suggestCarrierMap(seen, providers),
      fallbacks,
      notice: providers.length > 0 ? null : order === null ? NO_ORDER : SLOW,
    };
  };
}

function keyOf(shopId: ShopId, connection: ConnectionView): string {
  return `${shopId}/${placeKey(connection.place)}`;
}
