import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../platform/fake-clock.ts';
import { createHttpClient } from '../platform/http.ts';
import { CHANNELS } from './registry.ts';

const deps = {
  miinto: {
    http: createHttpClient(),
    clock: createFakeClock(),
    limiter: { take: async () => true, correct: async () => undefined, pause: async () => undefined },
    hosts: () => ({ auth: 'https://auth.miinto.test', order: 'https://order.miinto.test' }),
  },
};

describe('the channels on offer', () => {
  it('are made under their own key and name, or say why they are not available', () => {
    for (const [key, entry] of Object.entries(CHANNELS)) {
      if (entry.available) expect(entry.create(deps)).toMatchObject({ key, name: entry.name });
      else expect(entry.why).toContain(entry.name);
    }
  });

  it('are Miinto today', () => {
    const available = Object.entries(CHANNELS).filter(([, entry]) => entry.available);
    expect(available.map(([key]) => key)).toEqual(['miinto']);
  });
});
