import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, joinNote, tagsOf } from './templates.ts';

const places = { market: 'DK', order: '777', parent: '2617' };

describe('a text with places', () => {
  it('is filled wherever a known place stands, and left alone everywhere else', () => {
    expect(fillTemplate('{market}-{order} of {parent}, {market}', places)).toBe('DK-777 of 2617, DK');
    expect(fillTemplate('{Order} {orders} {} {constructor} {{order}}', places)).toBe(
      '{Order} {orders} {} {constructor} {777}',
    );
    expect(fillTemplate('[{parent}]', { ...places, parent: null })).toBe('[]');
  });

  it('never takes a filled-in value for a place, nor for a pattern', () => {
    expect(fillTemplate('{order}', { ...places, order: '{market} $& $1' })).toBe('{market} $& $1');
  });
});

describe('the tags of an order', () => {
  it('are each there once whatever the case, the first spelling stands, and empty ones vanish', () => {
    expect(tagsOf(['miinto', 'DK', 'Miinto ', 'dk', ' ', ','])).toEqual(['miinto', 'DK']);
  });

  it('are such that no store makes two of one or refuses one, whatever was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 300 }), (written) => {
        const tags = tagsOf(written);
        expect(tags.length).toBeLessThanOrEqual(250);
        for (const tag of tags) {
          expect([...tag].length).toBeLessThanOrEqual(40);
          expect(tag).toBe(tag.trim());
          expect(tag).not.toContain(',');
        }
      }),
    );
  });
});

describe('the note of an order', () => {
  it('has the parts that hold something on lines of their own, and is cut where stores end it', () => {
    expect(joinNote(['Miinto order 777', '  ', ' Gift '])).toBe('Miinto order 777\nGift');
    expect([...joinNote(['🧣'.repeat(6000)])]).toHaveLength(5000);
  });
});
