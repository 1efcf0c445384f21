import { http, HttpResponse } from 'msw/http';
import { beforeEach, describe, expect, it } from 'vitest';
import { network } from '#tests/support/outgoing.ts';
import { createFakeClock } from '../../platform/fake-clock.ts';
import { createSettings } from './shop-settings.ts';
import { testClient, TEST_URL } from './test-doubles.ts';

const shop = { name: 'Boutique', currencyCode: 'DKK', taxesIncluded: true };
const denied = {
  errors: [{ message: 'Access denied', extensions: { code: 'ACCESS_DENIED' }, path: ['marketByGeography'] }],
};
const gone = { errors: [{ message: 'Field does not exist', extensions: { code: 'undefinedField' } }] };
const market = (strategy: string | null) => ({
  data: {
    marketByGeography: { priceInclusions: strategy === null ? null : { inclusiveTaxPricingStrategy: strategy } },
  },
});

describe('how prices of a country are meant', () => {
  let asked: string[] = [];
  beforeEach(() => {
    asked = [];
  });
  function answering(ofMarket: () => Response, ofShop = () => HttpResponse.json({ data: { shop } })) {
    network.use(
      http.post(TEST_URL, async ({ request }) => {
        const { operationName } = (await request.json()) as { operationName: string };
        asked.push(operationName);
        return operationName === 'ShopSettings' ? ofShop() : ofMarket();
      }),
    );
    const { client, clock } = testClient(createFakeClock());
    return { settings: createSettings(client, clock, 60_000), clock };
  }

  it.each([
    ['the market’s strategy', market('ADD_TAXES_AT_CHECKOUT'), 'net'],
    ['nobody’s, when it depends on the country', market('INCLUDES_TAXES_IN_PRICE_BASED_ON_COUNTRY'), 'unknown'],
    ['the shop’s setting, when the market has no strategy', market(null), 'gross'],
    ['the shop’s setting, when no market is there', { data: { marketByGeography: null } }, 'gross'],
    ['the shop’s setting, when markets cannot be asked for', gone, 'gross'],
    ['the shop’s setting, when markets may not be read', denied, 'gross'],
  ])('is %s', async (_, reply, treatment) => {
    const { settings } = answering(() => HttpResponse.json(reply as never));
    expect(await settings.contextualTax('SE')).toEqual({ ok: true, value: treatment });
  });

  it('is asked once a minute, however many ask at once', async () => {
    const { settings, clock } = answering(() => HttpResponse.json(market('ADD_TAXES_AT_CHECKOUT')));
    await Promise.all([settings.contextualTax('SE'), settings.contextualTax('SE'), settings.shop()]);
    clock.advance(59_999);
    await settings.contextualTax('SE');
    expect(asked.toSorted()).toEqual(['MarketOfCountry', 'ShopSettings']);
    clock.advance(1);
    await settings.contextualTax('SE');
    expect(asked).toHaveLength(4);
  });

  it('is asked again after a failure, which is told and not remembered', async () => {
    let broken = true;
    const { settings } = answering(() =>
      broken ? new HttpResponse('oops', { status: 503 }) : HttpResponse.json(market('ADD_TAXES_AT_CHECKOUT')),
    );
    expect(await settings.contextualTax('SE')).toMatchObject({ ok: false, error: { kind: 'temporary' } });
    broken = false;
    expect(await settings.contextualTax('SE')).toEqual({ ok: true, value: 'net' });
  });
});
