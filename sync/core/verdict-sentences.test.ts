import { describe, expect, it } from 'vitest';
import { decide, sentenceFor, type DecideInput } from './decide.ts';
import { judgeLink } from './linking.ts';
import { REASONS } from './verdict-types.ts';
import { base, dkk, eur, found, item, match, offer, position, situation } from './test-values.ts';

const rate = { value: '7.46', date: '2026-11-01' };
const sentence = (input: DecideInput) => decide(input).sentence;
const cheap = position({ unitPrice: dkk('96.99') });

function unlinked(
  byFeedId: Parameters<typeof judgeLink>[0]['byFeedId'],
  byGtin: Parameters<typeof judgeLink>[0]['byGtin'],
  gtin: string | null = item.gtin,
) {
  return sentence({
    ...situation({}),
    link: judgeLink({ byFeedId, byGtin, item: { ...item, gtin } }),
    offer: null,
    price: null,
    stock: null,
  });
}
const sku = (...names: string[]) => found({ kind: 'sku' }, 'S-1', ...names.map((name) => match(name)));
const barcode = (...names: string[]) => found({ kind: 'barcode' }, '570', ...names.map((name) => match(name)));

describe('what a merchant reads', () => {
  it('about a price: the offer, what is needed, and how that came about', () => {
    expect(sentence(situation({ position: cheap }))).toBe(
      'Offered at 96.99 DKK; at least 97.00 DKK is needed (97 % of your price 100.00 DKK). Accept it at this price or decline it.',
    );
    expect(sentence(situation({ position: cheap, settings: { onFailure: 'decline' } }))).toMatch(
      /Declined, as this connection’s settings say\.$/,
    );
    expect(sentence(situation({ position: cheap, settings: { acceptAutomatically: false } }))).toMatch(
      /The proposal is to decline it; you can accept it all the same\.$/,
    );
    expect(sentence(situation({ position: cheap, offer: base(eur('80'), null, 'net'), settings: { rate } }))).toContain(
      'at least 723.62 DKK is needed (97 % of your price 80.00 EUR plus 25 % VAT at 7.46 DKK per EUR, 746.00 DKK).',
    );
    expect(
      sentence(
        situation({ position: cheap, offer: base(dkk('90'), dkk('120')), settings: { priceAttribute: 'original' } }),
      ),
    ).toContain('(97 % of your original price 120.00 DKK)');
  });

  it('about stock: what is needed, what is there, what is promised', () => {
    const reserved = { settled: 4, consumedInGrace: 0, inFlight: 0 };
    expect(sentence(situation({ position: position({ quantity: 2 }), reserved }))).toBe(
      '2 units are needed, only 1 free (5 available at the chosen stock locations, of which 4 are reserved for other orders). It is checked again by itself when stock comes in; you can also accept it anyway or decline it.',
    );
    expect(sentence(situation({ offer: offer({ stock: [] }) }))).toContain(
      '1 unit is needed, none free (0 available at the chosen stock locations).',
    );
    expect(
      sentence(
        situation({ position: position({ quantity: 5 }), reserved: { settled: 0, consumedInGrace: 0, inFlight: 1 } }),
      ),
    ).toBe(
      '5 units are needed; 4 are surely free, and 1 more may be, once orders that are being placed right now have settled. It is checked again in a moment; there is nothing to do.',
    );
  });

  it('about an acceptance: that price and stock were enough', () => {
    expect(sentence(situation({}))).toBe(
      'Offered at 97.00 DKK; at least 97.00 DKK is needed (97 % of your price 100.00 DKK). 1 unit is needed, 5 free.',
    );
    expect(sentence(situation({ offer: offer({ tracked: false }) }))).toMatch(/Your store does not track its stock\.$/);
  });

  it('about a product: what was looked for, and what was found', () => {
    expect(unlinked(sku(), null)).toMatch(
      /^No product in your store has the SKU “S-1”, which the product map gives for this item\. It is/,
    );
    expect(unlinked(sku(), barcode('B'))).toContain(
      'The barcode “570” leads to “B”, but the product map has the word.',
    );
    expect(unlinked(null, barcode())).toContain('no product in your store has the barcode “570”.');
    expect(unlinked(null, null, null)).toContain('the offer names no barcode');
    expect(unlinked(sku('A', 'B', 'C', 'D'), null)).toContain(
      '4 products in your store have the SKU “S-1”: “A”, “B”, “C” and 1 more.',
    );
    expect(unlinked(sku('A'), barcode('B'))).toMatch(
      /^The product map leads to “A” \(SKU “S-1”\), but the barcode “570” of the offer to “B”\./,
    );
  });

  it('about missing inputs: what is missing, and where to enter it', () => {
    expect(sentence(situation({ offer: base(eur('80')) }))).toBe(
      'Your price of “Linen shirt - Red / M” is 80.00 EUR and the offer is 97.00 DKK; there is no exchange rate to compare them with. Enter one in the connection’s settings, or accept or decline the offer by hand.',
    );
    expect(sentence(situation({ offer: base(dkk('0')) }))).toContain(
      'Your price of “Linen shirt - Red / M” is 0.00 DKK',
    );
    expect(sentence(situation({ marketCurrency: 'SEK' }))).toContain(
      'This offer is in DKK, and the connection works in SEK',
    );
    expect(
      sentence({
        ...situation({}),
        link: { ok: false, reason: 'input-missing', facts: { error: 'Shopify did not answer' } },
      }),
    ).toContain('just now: Shopify did not answer. It is tried again by itself');
    const noLocation = { offer: null, price: null, stock: null, readProblem: 'No stock location is chosen.' };
    expect(sentence({ ...situation({}), ...noLocation })).toContain(
      'just now: No stock location is chosen. It is tried',
    );
  });

  it('is a whole sentence for every reason, also when facts are missing', () => {
    for (const reason of REASONS.filter((code) => code !== 'ok')) {
      const text = sentenceFor(reason, {});
      expect(text).toMatch(/^[A-Z].+\.$/);
      expect(text).not.toMatch(/undefined|null|\[object|\.\.| {2}/);
    }
    expect(sentenceFor('by-person', { outcome: 'decline', person: 'Ida' })).toBe('Declined by Ida.');
  });
});
