/** The web process's composition root: made once, on first use, and made again if its start failed. */
import { loadEnv } from '#sync/platform/env.ts';
import { createAppContainer } from './container/app-container.server.ts';
import { openServices } from './container/services.server.ts';
import type { AppContainer } from './container-types.ts';

/** Kept on the global object: the development server loads this module anew with every change. */
const holder = globalThis as { miintoSyncContainer?: Promise<AppContainer> | undefined };

export function getContainer(): Promise<AppContainer> {
  holder.miintoSyncContainer ??= open().catch((error: unknown) => {
    holder.miintoSyncContainer = undefined;
    throw error;
  });
  return holder.miintoSyncContainer;
}

async function open(): Promise<AppContainer> {
  const services = await openServices(loadEnv(), 'web');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void services.close().finally(() => process.exit(0)));
  }
  return createAppContainer(services);
}
