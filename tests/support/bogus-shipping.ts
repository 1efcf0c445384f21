/** Lets the channel in memory be told about shipments, in the ways its real siblings take it, or not. */
import type { ShipmentReport, ShippingProvider } from '#sync/core/channel-types.ts';
import { adapterError, type AdapterError } from '#sync/core/errors.ts';
import { err, ok } from '#sync/core/result.ts';
import type { BogusChannel } from './bogus-channel.ts';

export interface BogusShipping {
  /** Every report asked for, executed or not. */
  readonly reports: ShipmentReport[];
  /** Taken and without effect, or unknown to the channel. */
  mode: 'works' | 'no-effect' | 'unknown-call';
  providers: readonly ShippingProvider[] | AdapterError;
  /** How often the providers were asked for. */
  asked: number;
  /** The next report fails like this; `executed`: after it was done. */
  failNext(how: { executed: boolean; error: AdapterError } | null): void;
  /** The next report is executed and the worker dies of it. */
  dieInNext(): void;
  /** Somebody enters it in the channel's own panel, or the channel makes a label. */
  enter(orderId: string, positionIds: readonly string[], providerId: string, trackingNumber: string): void;
}

export function addShipping({ channel, orders }: BogusChannel): BogusShipping {
  let failure: { executed: boolean; error: AdapterError } | null = null;
  let deadly = false;
  const shipping: BogusShipping = {
    reports: [],
    mode: 'works',
    providers: [
      { id: 'gls', name: 'GLS' },
      { id: 'dhl', name: 'DHL' },
    ],
    asked: 0,
    failNext: (how) => void (failure = how),
    dieInNext: () => void (deadly = true),
    enter(orderId, positionIds, providerId, trackingNumber) {
      const order = orders.get(orderId);
      if (!order) throw new Error(`There is no order ${orderId}.`);
      const others = order.shipping.filter(({ positionId }) => !positionIds.includes(positionId));
      const entered = positionIds.map((positionId) => ({ positionId, providerId, trackingNumber }));
      orders.set(orderId, { ...order, shipping: [...others, ...entered] });
    },
  };
  Object.assign(channel.orders, {
    shippingProviders: async () => {
      shipping.asked += 1;
      return 'kind' in shipping.providers ? err(shipping.providers) : ok(shipping.providers);
    },
    reportShipment: async (_access: unknown, report: ShipmentReport) => {
      shipping.reports.push(report);
      const planned = failure;
      failure = null;
      if (planned && !planned.executed) return err(planned.error);
      if (shipping.mode === 'unknown-call') return err(adapterError('not-found', 'There is no such call.'));
      if (shipping.mode === 'works') {
        shipping.enter(report.orderId, report.positionIds, report.providerId, report.trackingNumber);
      }
      if (deadly) {
        deadly = false;
        throw new Error('The worker died');
      }
      return planned ? err(planned.error) : ok({ sent: true });
    },
  });
  return shipping;
}
