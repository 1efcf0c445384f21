import { createControl, type Control } from './control/control.ts';
import { createServer } from './http/server.ts';
import type { ShopifySimulatorOptions } from './options.ts';
import { createSimulatedShop } from './shops/create.ts';
import { createWorld } from './world.ts';

export type { Control } from './control/control.ts';
export type { CatalogueProduct } from './catalogue/load.ts';
export type { ShopifySimulatorOptions } from './options.ts';

/** A running simulator. */
export interface ShopifySimulator {
  /** `http://127.0.0.1:<port>`: put it in place of every `https://{shop}`. */
  readonly url: string;
  readonly control: Control;
  close(): Promise<void>;
}

/** Starts a simulated Shopify on a port of its own. @throws Error when the port is taken */
export async function startShopifySimulator(options: ShopifySimulatorOptions): Promise<ShopifySimulator> {
  const world = createWorld(options);
  for (const shop of world.options.shops) createSimulatedShop(world, shop);
  const control = createControl(world);
  const server = createServer(world, control);
  const url = await server.listen({ host: world.options.host, port: world.options.port });
  return {
    url,
    control,
    close: async () => {
      world.scheduler.stop();
      await server.close();
    },
  };
}
