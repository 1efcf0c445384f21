import { describe, expect, it } from 'vitest';
import { defaultSettings } from './settings.ts';
import { maySeeOrder, missingPermission, ORDERS_SEEN_MS } from './store-permissions.ts';

const tracking = { ...defaultSettings, returns: { ...defaultSettings.returns, trackInStore: true } };
const now = new Date('2026-11-02T10:00:00Z');

describe('permissions of a store', () => {
  it('are asked for only when a setting needs them', () => {
    expect(missingPermission('shopify', defaultSettings, [])).toBeNull();
    expect(missingPermission('shopify', { ...defaultSettings, orderLevel: 'stock-only' }, [])?.sentence).toMatch(
      /write_inventory/,
    );
    expect(missingPermission('shopify', tracking, ['read_returns'])?.sentence).toMatch(/write_returns/);
    expect(missingPermission('shopify', tracking, ['read_returns', 'write_returns'])).toBeNull();
    expect(missingPermission('woocommerce', tracking, [])).toBeNull();
  });

  it('hide orders older than 60 days from an app that may not see all', () => {
    const made = (ms: number) => ({ createdAt: new Date(now.getTime() - ms), now });
    expect(maySeeOrder('shopify', [], made(ORDERS_SEEN_MS - 1))).toBe(true);
    expect(maySeeOrder('shopify', [], made(ORDERS_SEEN_MS))).toBe(false);
    expect(maySeeOrder('shopify', ['read_all_orders'], made(ORDERS_SEEN_MS))).toBe(true);
    expect(maySeeOrder('woocommerce', [], made(ORDERS_SEEN_MS))).toBe(true);
  });
});
