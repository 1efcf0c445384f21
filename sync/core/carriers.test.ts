import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseProvider, cleanTracking, cleanUrl, suggestCarrierMap } from './carriers.ts';

const PROVIDERS = [
  { id: 'gls', name: 'GLS' },
  { id: 'dhl', name: 'DHL' },
  { id: 'pn-dk', name: 'PostNord' },
];
const ask = (over: Partial<Parameters<typeof chooseProvider>[0]>) =>
  chooseProvider({
    carrier: 'GLS',
    allowed: PROVIDERS,
    carrierMap: [],
    named: null,
    defaultProviderId: null,
    ...over,
  });

describe('the provider of a parcel', () => {
  it('is the one of the order’s own list that has the carrier’s name, whatever its case, blanks and punctuation', () => {
    expect(ask({ carrier: ' g.l.s ' })).toEqual({ providerId: 'gls', source: 'order' });
    expect(ask({ carrier: 'Post-Nord' })).toEqual({ providerId: 'pn-dk', source: 'order' });
  });

  it('is the order’s own list before the mapping, the mapping before the order’s own name, that before the default', () => {
    const carrierMap = [
      { carrier: 'GLS', providerId: 'dhl' },
      { carrier: 'Bring', providerId: 'dhl' },
    ];
    const rest = { carrierMap, named: 'pn-dk', defaultProviderId: 'gls' };
    expect(ask(rest)).toEqual({ providerId: 'gls', source: 'order' });
    expect(ask({ ...rest, carrier: 'BRING' })).toEqual({ providerId: 'dhl', source: 'mapping' });
    expect(ask({ ...rest, carrier: 'Pigeon' })).toEqual({ providerId: 'pn-dk', source: 'named' });
    expect(ask({ ...rest, carrier: 'Pigeon', named: null })).toEqual({ providerId: 'gls', source: 'default' });
    expect(ask({ ...rest, carrier: null })).toEqual({ providerId: 'pn-dk', source: 'named' });
  });

  it('is no mapped or named one that the order does not allow, unless its list could not be read', () => {
    const over = { carrier: 'Bring', carrierMap: [{ carrier: 'Bring', providerId: 'bring' }], named: 'ups' };
    expect(ask(over)).toBeNull();
    expect(ask({ ...over, defaultProviderId: 'gls' })).toEqual({ providerId: 'gls', source: 'default' });
    expect(ask({ ...over, allowed: null })).toEqual({ providerId: 'bring', source: 'mapping' });
  });

  it('never stays open while there is a default, whatever the carrier', () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.option(fc.string()), (carrier, named) => {
        expect(ask({ carrier, named, defaultProviderId: 'gls' })).not.toBeNull();
      }),
    );
  });
});

describe('suggestions for the carrier table', () => {
  it('are made where only one provider can be meant', () => {
    expect(suggestCarrierMap(['DHL Express', 'gls', 'PostNord DK', 'Pigeon'], PROVIDERS)).toEqual([
      { carrier: 'DHL Express', providerId: 'dhl' },
      { carrier: 'gls', providerId: 'gls' },
      { carrier: 'PostNord DK', providerId: 'pn-dk' },
    ]);
  });

  it('take the same name before a longer one, and leave to a person what could be several', () => {
    const providers = [
      { id: '1', name: 'GLS' },
      { id: '2', name: 'GLS ParcelShop' },
      { id: '3', name: 'UPS Express' },
      { id: '4', name: 'UPS Standard' },
    ];
    expect(suggestCarrierMap(['GLS', 'UPS', 'ups-express', 'GLSX'], providers)).toEqual([
      { carrier: 'GLS', providerId: '1' },
      { carrier: 'ups-express', providerId: '3' },
    ]);
  });

  it('name each carrier once', () => {
    expect(suggestCarrierMap(['GLS', 'gls ', ''], PROVIDERS)).toEqual([{ carrier: 'GLS', providerId: 'gls' }]);
  });
});

describe('a tracking number', () => {
  it('loses control and invisible characters and blanks around it, and says so', () => {
    expect(cleanTracking('  12\u0000\n3\u202e4 ')).toEqual({ number: '1234', changed: true });
    expect(cleanTracking('1Z 999')).toEqual({ number: '1Z 999', changed: false });
    expect(cleanTracking('\t\u0007')).toEqual({ number: null, changed: true });
    expect(cleanTracking(null)).toEqual({ number: null, changed: false });
  });

  it('is never longer than 100 characters, never cut inside one, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { number } = cleanTracking(text);
        expect(Array.from(number ?? '').length).toBeLessThanOrEqual(100);
        expect((number ?? '').isWellFormed()).toBe(true);
        expect(number ?? '').not.toMatch(/\p{Cc}/u);
        expect(cleanTracking(number)).toEqual({ number, changed: false });
      }),
    );
  });
});

it('only addresses of web pages become links', () => {
  expect(cleanUrl('https://gls.example/1?a=b')).toBe('https://gls.example/1?a=b');
  for (const url of ['javascript:alert(1)', 'data:text/html,x', '//x', 'no', '', null])
    expect(cleanUrl(url)).toBeNull();
});
