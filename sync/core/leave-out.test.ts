import { describe, expect, it } from 'vitest';
import { leaveOutBy } from './leave-out.ts';

const scarf = { title: 'Wool scarf', tags: ['Winter', 'Drop ship'] };
const by = (deliveryTypes: string[], productTags: string[], deliveryType: string | null = 'ParcelShopDelivery') =>
  leaveOutBy({ leaveOut: { deliveryTypes, productTags }, deliveryType, products: [{ title: 'Hat', tags: [] }, scarf] });

describe('the rules that leave an order out', () => {
  it('meet a delivery type or one product’s tag, whatever the case, and name the rule', () => {
    expect(by([' parcelshopdelivery '], [])).toMatchObject({
      rule: 'delivery-type',
      sentence: expect.stringContaining('“ParcelShopDelivery”') as string,
    });
    expect(by([], ['drop SHIP'])).toMatchObject({
      rule: 'product-tag',
      sentence: expect.stringMatching(/“Drop ship”.*“Wool scarf”/) as string,
    });
  });

  it('meet whole words only, and nothing where nothing is said', () => {
    expect([by([], []), by(['Parcel'], ['drop']), by(['HomeDelivery'], [], null)]).toEqual([null, null, null]);
  });
});
