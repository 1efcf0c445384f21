import { describe, expect, it } from 'vitest';
import { legacyId, toGid } from './gid.ts';
import { anyOf, barcodeForms, comparableBarcode, term } from './search.ts';

describe('a search text', () => {
  it.each([
    ['ABC-1', "sku:'ABC-1'"],
    ["it's", "sku:'it\\'s'"],
    ['a\\', "sku:'a\\\\'"],
    ['x" OR tag:secret', "sku:'x\\\" OR tag:secret'"],
    ["' OR status:any OR sku:'", "sku:'\\' OR status:any OR sku:\\''"],
    ['two\nlines\u0000', "sku:'two lines '"],
  ])('takes %j literally', (value, text) => {
    expect(term('sku', value)).toBe(text);
  });

  it('joins alternatives', () => {
    expect(anyOf(["sku:'a'", "sku:'b'"])).toBe("sku:'a' OR sku:'b'");
  });
});

describe('a barcode', () => {
  it.each([
    ['5701234567890', '05701234567890', true],
    ['012345678905', '0012345678905', true],
    ['12345678905', '012345678905', true],
    ['00000012345670', '12345670', true],
    ['5701234567890', '5701234567891', false],
    ['ABC', 'abc', false],
    ['0012', '12', false],
  ])('%s and %s are the same: %s', (a, b, same) => {
    expect(comparableBarcode(a) === comparableBarcode(b)).toBe(same);
  });

  it('is looked for in every form a shop may have written', () => {
    expect(barcodeForms('012345678905')).toEqual(['012345678905', '12345678905', '0012345678905', '00012345678905']);
    expect(barcodeForms('SHELF-7')).toEqual(['SHELF-7']);
    expect(barcodeForms('00000000')).toEqual(['00000000']);
  });
});

describe('an id', () => {
  it.each([
    ['123', 'gid://shopify/Product/123'],
    [' 123 ', 'gid://shopify/Product/123'],
    ['gid://shopify/Product/123', 'gid://shopify/Product/123'],
    ['gid://shopify/ProductVariant/123', null],
    ['0123', null],
    ['12a', null],
    ['', null],
  ])('%j of a product is %s', (text, gid) => {
    expect(toGid('Product', text)).toBe(gid);
  });

  it('shows the number that merchants know', () => {
    expect(legacyId('gid://shopify/Order/450')).toBe('450');
    expect(legacyId('gid://shopify/InventoryLevel/9?inventory_item_id=1')).toBe('9');
    expect(legacyId('elsewhere')).toBeNull();
  });
});
