import { describe, expect, it } from 'vitest';
import { locationsFrom } from './privileges.ts';

const ids = (privileges: unknown) => locationsFrom(privileges).locations.map(({ id }) => id);

describe('the locations a login may use', () => {
  it('are the union of both layouts, each once, in the order given', () => {
    const privileges = {
      __GLOBAL__: { Store: { '1-m!i!s-045-1234': { '*': -1 }, '1-m!i!s-046-5678': -1 } },
      DK: { ShopAdmin: { '1-m!i!s-045-1234': { '*': -1 }, '1-m!i!s-045-9': 3 } },
    };
    expect(ids(privileges)).toEqual(['1-m!i!s-045-1234', '1-m!i!s-046-5678', '1-m!i!s-045-9']);
    expect(locationsFrom(privileges).notice).toBeNull();
  });

  it('are read from layout B alone', () => {
    expect(ids({ SE: { ShopAdmin: { '1-m!i!s-046-1': { '*': -1 } } } })).toEqual(['1-m!i!s-046-1']);
  });

  it('carry country, currency and a short label from the dialling code', () => {
    const { locations } = locationsFrom({ __GLOBAL__: { Store: { '1-m!i!s-045-2654': -1, '1-m!i!s-044-7': -1 } } });
    expect(locations).toEqual([
      { id: '1-m!i!s-045-2654', label: '2654 (DK)', country: 'DK', currency: 'DKK' },
      { id: '1-m!i!s-044-7', label: '7 (GB)', country: 'GB', currency: 'GBP' },
    ]);
  });

  it('take the country of layout B where the id does not tell, and know UK as GB', () => {
    const { locations } = locationsFrom({ UK: { ShopAdmin: { boutique: -1, '1-m!i!s-999-5': -1 } } });
    expect(locations).toEqual([
      { id: 'boutique', label: 'boutique (GB)', country: 'GB', currency: 'GBP' },
      { id: '1-m!i!s-999-5', label: '5 (GB)', country: 'GB', currency: 'GBP' },
    ]);
    expect(locationsFrom({ __GLOBAL__: { Store: { '1-m!i!s-999-5': -1 } } }).locations[0]).toEqual({
      id: '1-m!i!s-999-5',
      label: '5',
      country: null,
      currency: null,
    });
  });

  it.each([[[]], [{}], [null], [undefined], ['text'], [{ __GLOBAL__: [] }], [{ DK: { Other: { a: 1 } } }]])(
    'cannot be read from %j, and the notice says to enter the shop id',
    (privileges) => {
      const { locations, notice } = locationsFrom(privileges);
      expect(locations).toEqual([]);
      expect(notice).toMatch(/names no shop.*Enter the shop id by hand/);
    },
  );

  it.each([
    [{ '*': -1 }],
    [{ __GLOBAL__: { '*': -1 } }],
    [{ __GLOBAL__: { Store: { '*': -1 } } }],
    [{ __GLOBAL__: { Store: -1 } }],
  ])('are all of them with %j, and the notice says so', (privileges) => {
    const { locations, notice } = locationsFrom(privileges);
    expect(locations).toEqual([]);
    expect(notice).toMatch(/all its shops.*Enter the shop id by hand/);
  });

  it('may be more than those named when a star stands beside them', () => {
    const { locations, notice } = locationsFrom({ __GLOBAL__: { Store: { '*': -1, '1-m!i!s-045-1234': -1 } } });
    expect(locations).toHaveLength(1);
    expect(notice).toMatch(/more shops than it names/);
  });
});
