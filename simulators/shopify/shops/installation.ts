import { announce, newAct } from '../act.ts';
import { legacyId } from '../state/gid.ts';
import type { Shop } from '../state/shop.ts';
import type { World } from '../world.ts';

export type ComplianceTopic = 'customers/data_request' | 'customers/redact' | 'shop/redact';

/** Shopify asks for erasure this long after an uninstall. */
const REDACT_AFTER_MS = 48 * 3_600_000;

/** Shopify-managed installation: the scopes of the app's configuration are granted, no redirect. */
export function installApp(world: World, shop: Shop, scopes?: readonly string[]): void {
  shop.installation = {
    id: world.newId('AppInstallation'),
    scopes: [...(scopes ?? world.options.scopes)],
    installedAtMs: world.clock.ms(),
  };
}

/** Tokens die, subscriptions made over the API go, `app/uninstalled` is sent; 48 hours later `shop/redact`. */
export async function uninstallApp(world: World, shop: Shop): Promise<void> {
  const act = newAct(world, shop, 'merchant');
  shop.installation = null;
  world.tokens.revoke(shop.domain, 'all');
  announce(act, 'app/uninstalled', shopPayload(shop));
  shop.subscriptions.clear();
  world.scheduler.at(world.clock.ms() + REDACT_AFTER_MS / world.options.timeScale, async () => {
    if (!shop.installation) await sendCompliance(world, shop, 'shop/redact');
  });
  await Promise.all(act.webhooks);
}

export async function setScopes(world: World, shop: Shop, scopes: readonly string[]): Promise<void> {
  if (!shop.installation) throw new Error('The app is not installed.');
  const previous = shop.installation.scopes;
  shop.installation.scopes = [...scopes];
  const act = newAct(world, shop, 'merchant');
  announce(act, 'app/scopes_update', {
    id: Number(legacyId(shop.installation.id)),
    previous,
    current: scopes,
    updated_at: world.clock.stamp(),
  });
  await Promise.all(act.webhooks);
}

/** A compliance webhook; the payload's shop is filled in. */
export async function sendCompliance(
  world: World,
  shop: Shop,
  topic: ComplianceTopic,
  payload: object = {},
): Promise<void> {
  const act = newAct(world, shop, 'merchant');
  announce(act, topic, { shop_id: Number(legacyId(shop.id)), shop_domain: shop.domain, ...payload });
  await Promise.all(act.webhooks);
}

function shopPayload(shop: Shop) {
  return {
    id: Number(legacyId(shop.id)),
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    currency: shop.currencyCode,
    country_code: shop.countryCode,
    taxes_included: shop.taxesIncluded,
    plan_name: shop.plan,
  };
}
