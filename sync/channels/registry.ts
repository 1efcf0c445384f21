import type { ChannelKey } from '../core/ids.ts';
import type { Channel } from './channel.ts';
import { createMiintoChannel } from './miinto/index.ts';
import type { MiintoDeps } from './miinto/index.ts';

/** What each adapter needs, by channel; the container fills it. */
export interface ChannelDeps {
  readonly miinto: MiintoDeps;
}

interface AvailableChannel {
  readonly name: string;
  readonly available: true;
  readonly create: (deps: ChannelDeps) => Channel;
}

interface PlannedChannel {
  readonly name: string;
  readonly available: false;
  /** Shown in the channel picker. */
  readonly why: string;
}

export type ChannelEntry = AvailableChannel | PlannedChannel;

/** Every marketplace the product knows by name. A missing one does not compile. */
export const CHANNELS: Readonly<Record<ChannelKey, ChannelEntry>> = {
  miinto: { name: 'Miinto', available: true, create: ({ miinto }) => createMiintoChannel(miinto) },
  bol: planned('bol.com'),
  amazon: planned('Amazon'),
  beslist: planned('beslist.nl'),
};

function planned(name: string): PlannedChannel {
  return { name, available: false, why: `${name} is not available yet. Only connections to Miinto can be made today.` };
}
