import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { network } from '#tests/support/outgoing.ts';
import { openDocumentStore, s3Options, type DocumentStore } from './document-store.ts';

const SHOP = 'boutique.myshopify.com';
const PDF = new TextEncoder().encode('%PDF-1.4\nlabel');

describe('a folder', () => {
  let path: string;
  let store: DocumentStore;
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'documents-'));
    store = await openDocumentStore({ kind: 'folder', path });
  });
  afterEach(() => rm(path, { recursive: true }));

  it('gives back the very bytes that were put', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
    await store.put(`${SHOP}/a.pdf`, bytes, 'application/pdf');
    await store.put(`${SHOP}/b.pdf`, PDF, 'application/pdf');
    expect(await store.get(`${SHOP}/a.pdf`)).toEqual(bytes);
    expect(await store.get(`${SHOP}/b.pdf`)).toEqual(PDF);
    expect(await readdir(join(path, SHOP))).toEqual(['a.pdf', 'b.pdf']);
  });

  it('says null for a file that is not there, and removes one that is not there without trouble', async () => {
    expect(await store.get(`${SHOP}/none.pdf`)).toBeNull();
    await store.remove(`${SHOP}/none.pdf`);
    await store.removeAll(SHOP);
  });

  it('removes one file, or all of one shop and none of another', async () => {
    for (const key of [`${SHOP}/a.pdf`, `${SHOP}/b.pdf`, 'boutique.myshopify.com2/a.pdf']) {
      await store.put(key, PDF, 'application/pdf');
    }
    await store.remove(`${SHOP}/a.pdf`);
    expect(await store.get(`${SHOP}/a.pdf`)).toBeNull();
    expect(await store.get(`${SHOP}/b.pdf`)).toEqual(PDF);
    await store.removeAll(SHOP);
    expect(await store.get(`${SHOP}/b.pdf`)).toBeNull();
    expect(await store.get('boutique.myshopify.com2/a.pdf')).toEqual(PDF);
  });

  it.each(['../a.pdf', `${SHOP}/../../a.pdf`, '/a.pdf', 'a.pdf', `${SHOP}/`, `${SHOP}/.hidden`, 'a/b/c.pdf'])(
    'refuses the key %s',
    async (key) => {
      await expect((async () => store.put(key, PDF, 'application/pdf'))()).rejects.toThrow('Not a key');
    },
  );

  it.each(['', '..', '.', '/', `${SHOP}/..`])('never removes everything: %j', async (folder) => {
    await store.put(`${SHOP}/a.pdf`, PDF, 'application/pdf');
    await expect(store.removeAll(folder)).rejects.toThrow('Not a folder');
    expect(await store.get(`${SHOP}/a.pdf`)).toEqual(PDF);
  });
});

describe('an address of S3', () => {
  it('names bucket, prefix, region, endpoint and the style of paths', () => {
    const address = 's3://labels/miinto/documents?region=eu-west-1&endpoint=https://s3.example.test&path-style=true';
    expect(s3Options(address)).toEqual({
      prefix: 'miinto/documents/',
      options: {
        bucket: 'labels',
        visibility: 'private',
        supportsACL: false,
        region: 'eu-west-1',
        endpoint: 'https://s3.example.test',
        requestChecksumCalculation: 'WHEN_REQUIRED',
        forcePathStyle: true,
      },
    });
  });

  it('leaves the region to the environment, except at another maker’s endpoint', () => {
    expect(s3Options('s3://labels')).toEqual({
      prefix: '',
      options: { bucket: 'labels', visibility: 'private', supportsACL: false },
    });
    expect(s3Options('s3://labels?endpoint=https://s3.example.test').options).toMatchObject({ region: 'us-east-1' });
  });
});

describe('storage that speaks S3', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('keeps files privately under the prefix, and removes those of one shop alone', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    const seen: string[] = [];
    const files = new Map<string, ArrayBuffer>();
    network.use(
      http.all('https://s3.example.test/*', async ({ request }) => {
        const { pathname, searchParams } = new URL(request.url);
        const query = searchParams.get('prefix') ?? (searchParams.has('delete') ? 'delete' : '');
        seen.push(`${request.method} ${pathname} ${query}`.trim());
        expect(request.headers.get('x-amz-acl')).toBeNull();
        if (request.method === 'PUT') {
          expect(request.headers.get('content-type')).toBe('application/pdf');
          files.set(pathname, await request.arrayBuffer());
          return new HttpResponse(null, { headers: { etag: '"1"' } });
        }
        if (searchParams.has('list-type')) {
          return HttpResponse.xml(
            `<ListBucketResult><Contents><Key>x/${SHOP}/a.pdf</Key></Contents></ListBucketResult>`,
          );
        }
        if (searchParams.has('delete')) return HttpResponse.xml('<DeleteResult></DeleteResult>');
        const file = files.get(pathname);
        return file
          ? HttpResponse.arrayBuffer(request.method === 'HEAD' ? undefined : file)
          : new HttpResponse(null, { status: 404 });
      }),
    );
    const store = await openDocumentStore({
      kind: 's3',
      url: 's3://labels/x?endpoint=https://s3.example.test&path-style=true',
    });
    await store.put(`${SHOP}/a.pdf`, PDF, 'application/pdf');
    expect([...files.keys()]).toEqual([`/labels/x/${SHOP}/a.pdf`]);
    expect(await store.get(`${SHOP}/a.pdf`)).toEqual(PDF);
    expect(await store.get(`${SHOP}/b.pdf`)).toBeNull();
    await store.removeAll(SHOP);
    expect(seen).toEqual([
      `PUT /labels/x/${SHOP}/a.pdf`,
      `HEAD /labels/x/${SHOP}/a.pdf`,
      `GET /labels/x/${SHOP}/a.pdf`,
      `HEAD /labels/x/${SHOP}/b.pdf`,
      `GET /labels/ x/${SHOP}/`,
      'POST /labels/ delete',
    ]);
  });
});
