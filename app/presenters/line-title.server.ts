import type { ChannelItem } from '#sync/core/channel-types.ts';
import { linkOf, type LineRow } from '#sync/persistence/order-rows.ts';

/** A line by the best name there is: the store's product, else what the channel calls it. */
export function titleOf(line: LineRow | undefined): string {
  if (!line) return 'A line that is not part of this order';
  const item = line.item as unknown as ChannelItem;
  return linkOf(line)?.title ?? item.name ?? item.gtin ?? `Position ${line.channelPositionId}`;
}
