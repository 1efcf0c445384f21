import { afterEach, describe, expect, it } from 'vitest';
import type { AppContainer, Documents } from './container-types.ts';
import { loader } from './routes/documents.$shop.$link.tsx';

const SHOP = 'boutique.myshopify.com';
const LINK = '0f0e0d0c-0b0a-4908-8706-050403020100';
const KEY = 'k'.repeat(43);
const PDF = new TextEncoder().encode('%PDF-1.4\nlabel');

const holder = globalThis as { miintoSyncContainer?: Promise<AppContainer> };
afterEach(() => void delete holder.miintoSyncContainer);

async function get(address: { shop?: string; link?: string; query?: string } = {}) {
  const asked: unknown[] = [];
  const open: Documents['open'] = async (shopId, request) => {
    asked.push({ shopId, ...request });
    return request.key === KEY ? { bytes: PDF, name: 'label-1.pdf' } : null;
  };
  holder.miintoSyncContainer = Promise.resolve({ documents: { open } } as unknown as AppContainer);
  const { shop = SHOP, link = LINK, query = `?key=${KEY}` } = address;
  const request = new Request(`https://app.example.test/documents/${shop}/${link}${query}`);
  const response = await loader({ request, params: { shop, link }, context: {} });
  return { response, asked };
}

describe('the address of a document', () => {
  it('gives the file so that it is shown, and neither kept, guessed at, run nor told of', async () => {
    const { response, asked } = await get();
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PDF);
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      'content-disposition': 'inline; filename="label-1.pdf"',
      'content-length': String(PDF.length),
      'content-security-policy': "sandbox; default-src 'none'",
      'content-type': 'application/pdf',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    });
    expect(asked).toEqual([{ shopId: SHOP, linkId: LINK, key: KEY }]);
  });

  it('answers whatever is wrong with one and the same 404', async () => {
    const wrong = await Promise.all([
      get({ query: `?key=${'x'.repeat(43)}` }),
      get({ query: '' }),
      get({ query: `?key=${'x'.repeat(5000)}` }),
      get({ shop: 'evil.example.test' }),
      get({ shop: 'nobody.myshopify.com', query: '?key=' }),
      get({ link: '1 OR 1=1' }),
    ]);
    const answers = await Promise.all(
      wrong.map(async ({ response }) => [response.status, [...response.headers], await response.text()]),
    );
    expect(answers[0]?.[0]).toBe(404);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(wrong.map(({ asked }) => asked.length)).toEqual([1, 0, 0, 0, 0, 0]);
  });
});
