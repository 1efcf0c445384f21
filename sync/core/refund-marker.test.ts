import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refundMarker, splitMarker, withMarker } from './refund-marker.ts';

const ID = '0b7a6c1e-5a7e-4d43-9b2f-0c6f2d9f1a11';

describe('the marker of a refund', () => {
  it('comes back from the note, and the merchant’s words with it', () => {
    const marker = refundMarker(ID);
    expect(splitMarker(withMarker('Too small', marker, 255))).toEqual({ note: 'Too small', marker });
    expect(splitMarker(withMarker('  ', marker, 255))).toEqual({ note: null, marker });
  });

  it('is not seen where there is none', () => {
    expect(splitMarker(null)).toEqual({ note: null, marker: null });
    expect(splitMarker('')).toEqual({ note: null, marker: null });
    expect(splitMarker('[miinto-sync:]')).toEqual({ note: '[miinto-sync:]', marker: null });
  });

  it('survives any note and the platform’s limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (note) => {
        const written = withMarker(note, refundMarker(ID), 255);
        expect([...written].length).toBeLessThanOrEqual(255);
        expect(splitMarker(written).marker).toBe(refundMarker(ID));
      }),
    );
  });
});
