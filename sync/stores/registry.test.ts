import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../platform/fake-clock.ts';
import { STORES } from './registry.ts';
import { testClient } from './shopify/test-doubles.ts';

describe('the stores on offer', () => {
  const { client, clock } = testClient(createFakeClock());

  it('are made under their own platform, or say why they are not available', () => {
    for (const [platform, entry] of Object.entries(STORES)) {
      if (entry.available)
        expect(entry.create({ shopify: { client, clock, appUrl: 'https://app.test' } })).toMatchObject({ platform });
      else expect(entry.why).toContain(entry.name);
    }
  });

  it('are Shopify today', () => {
    const available = Object.entries(STORES).filter(([, entry]) => entry.available);
    expect(available.map(([platform]) => platform)).toEqual(['shopify']);
  });
});
