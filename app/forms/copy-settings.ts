/** *Copy settings from…*: another connection's settings put into the form. Nothing is saved by it. */
import type { ChannelKey } from '../views/common.ts';
import type { ConnectionValues, CopySource, MarketFacts, SettingValues } from '../views/connection-form.ts';

export interface Copied {
  readonly values: ConnectionValues;
  /** What was left as it is, and why; sentences for the merchant. */
  readonly notCopied: readonly string[];
}

const MONEY_FIELDS = ['currency', 'rate', 'vatPercent'] as const;
const SHIPPING_FIELDS = ['defaultShippingProvider', 'carrierMap'] as const;

/**
 * Everything but the account, the store and whether it is active. Currency, exchange rate and VAT belong to a market: they
 * are copied only between connections of the same one. Shipping providers belong to the channel.
 */
export function copySettings(
  present: ConnectionValues,
  source: Pick<CopySource, 'channel' | 'market' | 'values'>,
  target: { readonly channel: ChannelKey; readonly market: MarketFacts },
): Copied {
  const left = new Set<keyof SettingValues>();
  const notCopied = ['Account, store and status stay as they are.'];
  const { market } = target;
  const sameMarket = market.country === source.market.country && market.currency === source.market.currency;
  if (!sameMarket || market.country === null) {
    for (const field of MONEY_FIELDS) left.add(field);
    notCopied.push(
      market.country === null
        ? 'Currency, exchange rate and VAT were not copied, since the store of this connection is not chosen yet.'
        : 'Currency, exchange rate and VAT were not copied, since the other connection is for another market.',
    );
  }
  if (source.channel !== target.channel) {
    for (const field of SHIPPING_FIELDS) left.add(field);
    notCopied.push('Shipping providers were not copied, since the other connection is for another marketplace.');
  }
  const taken = Object.fromEntries(
    Object.entries(source.values).filter(([field]) => !left.has(field as keyof SettingValues)),
  ) as Partial<SettingValues>;
  return { values: { ...present, ...taken }, notCopied };
}
