import { getContainer } from '../container.server.ts';
import { log } from '../environment.server.ts';
import { shopifyLibrary } from '../shopify.server.ts';
import type { WebhookDeps } from './receive.server.ts';

export const webhookDeps: WebhookDeps = {
  library: shopifyLibrary,
  inbox: async () => (await getContainer()).inbox,
  log,
};
