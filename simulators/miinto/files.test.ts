import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { smallPdf } from './api/pdf.ts';
import type { FileVariant } from './market/files.ts';
import { DK, startBench, type Bench } from './test-client.ts';

allowLoopback();

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const order = (): number =>
  bench.control.addOrder({ locationId: DK, positions: [{ price: 100, item: { gtin: '1' } }] }).orderId;
const label = (variant: FileVariant = 'pdf', more: { signed?: boolean } = {}) => {
  const orderId = order();
  return { orderId, url: bench.control.addFile({ locationId: DK, orderId, variant, ...more }).url };
};
const pathOf = (url: string): string => new URL(url).pathname;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- taken apart as it comes
const read = async (id: number): Promise<any> => (await bench.ask(`/shops/${DK}/orders/${id}`)).json.data;

describe('the small PDF', () => {
  it('names the place of each of its objects', () => {
    const text = smallPdf('a label (of 1)').toString('latin1');
    expect(text).toMatch(/^%PDF-1\.4\n[^]*%%EOF\n$/);
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(start, start + 4)).toBe('xref');
    const places = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
    expect(places.map((place) => text.slice(place, place + 5))).toEqual(['1 0 o', '2 0 o', '3 0 o', '4 0 o', '5 0 o']);
  });
});

describe('a file of an order', () => {
  it('is linked, given to whoever asks, and each fetch is counted', async () => {
    const { orderId, url } = label();
    expect((await read(orderId)).shippingLabel).toBe(url);
    for (let time = 0; time < 2; time += 1) {
      const answer = await fetch(url);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(
        createHash('sha256')
          .update(smallPdf(`label of order ${orderId}`))
          .digest('hex'),
      );
    }
    expect(bench.control.state().files).toEqual([
      { locationId: DK, orderId, kind: 'label', variant: 'pdf', signed: false, fetches: 2, url },
    ]);
  });

  it('can want a signature', async () => {
    const { url } = label('pdf', { signed: true });
    expect((await fetch(url)).status).toBe(401);
    expect((await bench.ask(pathOf(url))).status).toBe(200);
    expect(bench.control.state().files[0]?.fetches).toBe(1);
  });

  it.each<[FileVariant, number, string | null, RegExp]>([
    ['octet-stream', 200, 'application/octet-stream', /^%PDF-/],
    ['redirect', 200, 'application/pdf', /^%PDF-/],
    ['html', 200, 'text/html; charset=utf-8', /Be right back/],
    ['empty', 200, 'application/pdf', /^$/],
    ['not-found', 404, 'application/json', /no such file/],
    ['error', 503, 'application/json', /went wrong/],
    ['wrong-type', 200, 'image/png', /PNG/],
    ['false-pdf', 200, 'application/pdf', /^The label/],
  ])('may be bad: %s', async (variant, status, type, text) => {
    const answer = await fetch(label(variant).url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type]);
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).toMatch(text);
    expect(bench.control.state().files[0]?.fetches).toBe(1);
  });

  it('may be too large', async () => {
    const answer = await fetch(label('too-large').url);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(20 * 1024 * 1024);
  });

  it('may never end, until the reader goes away', async () => {
    const answer = await fetch(label('endless').url);
    const reader = answer.body!.getReader();
    let size = 0;
    while (size < 30 * 1024 * 1024) size += (await reader.read()).value?.length ?? 0;
    await reader.cancel();
    expect((await bench.send({ target: '/status' })).status).toBe(200);
  });

  it('may break off before its end', async () => {
    const answer = await fetch(label('cut').url);
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });

  it('may appear later', async () => {
    const { orderId, url } = label('not-found');
    bench.control.setFiles({ locationId: DK, orderId, variant: 'pdf' });
    expect((await fetch(url)).status).toBe(200);
    expect(() => bench.control.setFiles({ locationId: DK, orderId, kind: 'packing-slip', variant: 'pdf' })).toThrow(
      'no such file',
    );
  });

  it('that nobody linked is not there', async () => {
    expect((await bench.send({ target: '/files/0000' })).status).toBe(404);
  });

  it('can come with every order', async () => {
    bench.control.setSwitches({ labels: 'every-order' });
    const orderId = order();
    expect(bench.control.state().files).toMatchObject([{ orderId, kind: 'label', variant: 'pdf' }]);
  });
});

describe('the links', () => {
  it('are written in one of several ways, or not at all', async () => {
    const { orderId, url } = label();
    const slip = bench.control.addFile({ locationId: DK, orderId, kind: 'packing-slip' }).url;
    const shown = async (documentLinks: 'fields' | 'list' | 'nested' | 'positions' | 'hidden') => {
      bench.control.setSwitches({ documentLinks });
      return read(orderId);
    };
    expect(await shown('fields')).toMatchObject({ shippingLabel: url, packingSlip: slip });
    expect((await shown('list')).documents).toEqual([
      { type: 'shipping_label', url },
      { type: 'packing_slip', url: slip },
    ]);
    expect((await shown('nested')).shippingInformation).toMatchObject({
      deliveryAddress: {},
      label: { href: url },
      packingSlip: { href: slip },
    });
    expect((await shown('positions')).acceptedPositions).toMatchObject([{ shippingLabel: url, packingSlip: slip }]);
    expect(JSON.stringify(await shown('hidden'))).not.toContain(url);
  });

  it('stay on their own order', async () => {
    label();
    expect(JSON.stringify(await read(order()))).not.toContain('/files/');
  });
});

describe('tracking that the marketplace sets', () => {
  it('stands on the positions, and nothing counts as sent', async () => {
    const orderId = order();
    bench.control.setTracking({ locationId: DK, orderId, providerId: 'gls', trackAndTrace: 'T1' });
    expect(await read(orderId)).toMatchObject({
      status: 'accepted',
      acceptedPositions: [{ shippingProviderId: 'gls', trackAndTrace: 'T1' }],
    });
  });
});
