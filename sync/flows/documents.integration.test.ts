import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFlowWorld, SHOP, type FlowWorld } from '#tests/support/flow-world.ts';
import { position } from '#tests/support/bogus-channel.ts';
import { adapterError } from '../core/errors.ts';
import { ShopId } from '../core/ids.ts';
import { installShop, setShopState } from '../persistence/shops.ts';
import { commentOrder } from './comment-order.ts';
import { fetchDocuments } from './fetch-documents.ts';
import { customersRedact } from './inbox/compliance.ts';
import { mintLink, openLink, retryDocument, revokeDocument } from './open-document.ts';

const URL_A = 'https://files.example.test/a.pdf?secret=abc';
const URL_B = 'https://files.example.test/b.pdf';
const OTHER = ShopId.parse('other.myshopify.com');
const ANNA = 'Shopify user 1';

const bytes = (text: string) => new TextEncoder().encode(text);
const PDF = { contentType: 'application/pdf', bytes: bytes('%PDF-1.4\nlabel') };

let world: FlowWorld;
beforeEach(async () => {
  world = await createFlowWorld();
});
afterEach(() => world.close());

function addOrder(id: string, ...urls: string[]) {
  return world.channel.addOrder({
    id,
    accepted: [position(`${id}0`)],
    documents: urls.map((url) => ({ kind: 'label', url })),
  });
}

function filesOfChannel() {
  const { documents } = world.channel.channel;
  if (!documents) throw new Error('No documents');
  return documents;
}

const rows = () => world.database.withShop(SHOP, (tx) => tx.db.document.findMany({ orderBy: { createdAt: 'asc' } }));
const attention = () =>
  world.database.withShop(SHOP, (tx) =>
    tx.db.attention.findMany({ where: { handledAt: null, kind: { startsWith: 'document' } } }),
  );
const openings = () =>
  world.database.withShop(SHOP, (tx) => tx.db.documentOpening.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] }));
async function firstRow() {
  const [row] = await rows();
  if (!row) throw new Error('There is no document');
  return row;
}

/** The order with this label, read and its file fetched. */
async function stored(): Promise<{ documentId: string }> {
  world.channel.files.set(URL_A, PDF);
  addOrder('800', URL_A);
  await world.pass(70);
  const row = await firstRow();
  expect(row.state).toBe('stored');
  return { documentId: row.id };
}

describe('a label of an accepted order', () => {
  it('is fetched once though the order is read many times, checked, kept, and stands in the comments', async () => {
    await stored();
    await world.pass(600);
    expect(world.channel.fetched).toEqual([URL_A]);
    const row = await firstRow();
    expect(row).toMatchObject({ bytes: PDF.bytes.length, contentType: 'application/pdf', dueAt: null, problem: null });
    expect(row.sha256).toBe(createHash('sha256').update(PDF.bytes).digest('hex'));
    expect(row.storageKey).toMatch(/^boutique\.myshopify\.com\/[0-9a-f-]{36}\.pdf$/);
    expect(world.documents.files.get(row.storageKey ?? '')).toEqual(PDF);
    expect(world.documents.files.size).toBe(1);
    const comments = await world.database.withShop(SHOP, (tx) => tx.db.comment.findMany());
    expect(comments).toMatchObject([{ kind: 'document', documentId: row.id, orderId: row.orderId }]);
  });

  it('keeps its address encrypted and out of everything people see', async () => {
    await stored();
    const all = await world.database.withShop(SHOP, async (tx) => [
      await tx.db.document.findMany(),
      await tx.db.communicationLog.findMany(),
      await tx.db.comment.findMany(),
    ]);
    const text = JSON.stringify(all, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(text).not.toContain('files.example.test');
  });

  it('that is added later is fetched too, and the first one not again', async () => {
    await stored();
    world.channel.files.set(URL_B, PDF);
    addOrder('800', URL_A, URL_B);
    await world.pass(120);
    expect(world.channel.fetched).toEqual([URL_A, URL_B]);
    expect((await rows()).map((row) => row.state)).toEqual(['stored', 'stored']);
  });

  it('linked under ever new addresses is not fetched without end, and a person is told', async () => {
    addOrder('800', ...Array.from({ length: 45 }, (_, index) => `${URL_B}?${index}`));
    await world.pass(70);
    expect(await rows()).toHaveLength(40);
    expect((await attention()).filter((item) => item.kind === 'documents-left')).toHaveLength(1);
  });

  it('of an order from before the sync is fetched only when somebody asks', async () => {
    world.channel.files.set(URL_A, PDF);
    const order = addOrder('800', URL_A);
    world.channel.addOrder({ ...order, createdAt: new Date('2026-10-01T10:00:00Z') });
    await world.pass(300);
    expect(world.channel.fetched).toEqual([]);
    const row = await firstRow();
    expect(row.problem).toContain('older than the start');
    await retryDocument(world.context, { shopId: SHOP, documentId: row.id, person: ANNA });
    await world.settle();
    expect((await firstRow()).state).toBe('stored');
  });
});

describe('a label that cannot be had', () => {
  it('which was not found at first is taken as soon as it appears', async () => {
    addOrder('800', URL_A);
    await world.pass(70);
    expect(await firstRow()).toMatchObject({ state: 'waiting', problem: 'There is no such file.' });
    expect(await attention()).toEqual([]);
    world.channel.files.set(URL_A, PDF);
    await world.pass(360);
    expect(await firstRow()).toMatchObject({ state: 'stored', problem: null });
  });

  it.each([
    ['not found', adapterError('not-found', 'There is no such file.'), 6],
    ['out of reach', adapterError('temporary', 'The channel could not be reached.'), 6],
    ['a web page', { contentType: 'text/html', bytes: bytes('<html>') }, 6],
    ['empty', { contentType: 'application/pdf', bytes: bytes('') }, 6],
    ['of another type', { contentType: 'image/png', bytes: bytes('\u0089PNG') }, 1],
    ['no PDF inside', { contentType: 'application/pdf', bytes: bytes('hello') }, 1],
    ['refused by the adapter', adapterError('rejected', 'The document is larger than 20 MB.'), 1],
  ])('because it is %s ends in one clear message, while the other orders go on', async (_name, file, tries) => {
    world.channel.files.set(URL_A, file);
    world.channel.files.set(URL_B, PDF);
    world.store.variants.push({ ref: 'v1', barcode: '5700000000012', stock: 5, price: 10_000 });
    addOrder('800', URL_A);
    addOrder('801', URL_B);
    await world.pass(70);
    for (let hours = 0; hours < 9; hours += 1) {
      world.clock.advance(3600_000);
      await world.settle();
    }
    const [bad, good] = (await rows()).toSorted((one, other) => one.state.localeCompare(other.state));
    expect(good?.state).toBe('stored');
    expect(bad).toMatchObject({ state: 'failed', dueAt: null, storageKey: null });
    expect(world.channel.fetched.filter((url) => url === URL_A)).toHaveLength(tries);
    const told = await attention();
    expect(told).toHaveLength(1);
    expect(told[0]?.message).toContain(bad?.problem);
    expect(told[0]?.message).toContain('try again');
    expect(world.documents.files.size).toBe(1);
    expect(world.store.orders).toHaveLength(2);
  });

  it('is tried anew by a click, which settles the message once it is here', async () => {
    world.channel.files.set(URL_A, adapterError('rejected', 'No.'));
    addOrder('800', URL_A);
    await world.pass(70);
    expect(await attention()).toHaveLength(1);
    world.channel.files.set(URL_A, PDF);
    const { id } = await firstRow();
    expect(await retryDocument(world.context, { shopId: SHOP, documentId: id, person: ANNA })).toEqual({
      kind: 'done',
    });
    await world.settle();
    expect((await firstRow()).state).toBe('stored');
    expect(await attention()).toEqual([]);
    expect(await retryDocument(world.context, { shopId: SHOP, documentId: id, person: ANNA })).toMatchObject({
      kind: 'refused',
    });
  });

  it('because the storage is full is tried again and leaves nothing behind', async () => {
    world.documents.failNextPut();
    world.channel.files.set(URL_A, PDF);
    addOrder('800', URL_A);
    await world.pass(10);
    expect(await firstRow()).toMatchObject({
      state: 'waiting',
      attempts: 1,
      problem: 'The file could not be kept here.',
    });
    await world.pass(70);
    expect(await firstRow()).toMatchObject({ state: 'stored', attempts: 2 });
    expect(world.documents.files.size).toBe(1);
  });
});

describe('workers', () => {
  it('two at once fetch each file once', async () => {
    const urls = Array.from({ length: 6 }, (_, index) => `${URL_B}?${index}`);
    for (const url of urls) world.channel.files.set(url, PDF);
    const seen: string[] = [];
    const documents = filesOfChannel();
    const fetch = documents.fetch.bind(documents);
    // Nothing is fetched by the polls: the rows wait for the two workers.
    Object.assign(documents, { fetch: async () => Promise.reject(new Error('Not yet')) });
    world.channel.orders.clear();
    addOrder('800', ...urls);
    await world.handlers['poll-orders']({ shopId: SHOP, connectionId: world.connectionId, whole: false });
    Object.assign(documents, {
      fetch: async (...args: Parameters<typeof fetch>) => {
        seen.push(args[1]);
        await new Promise((resolve) => setImmediate(resolve));
        return fetch(...args);
      },
    });
    const work = () => fetchDocuments(world.context, { shopId: SHOP });
    await Promise.all([work(), work()]);
    expect(seen.toSorted()).toEqual(urls);
    expect((await rows()).map((row) => row.state)).toEqual(urls.map(() => 'stored'));
  });

  it('one that comes back after its time is over changes nothing and takes its file away again', async () => {
    world.channel.files.set(URL_A, PDF);
    const documents = filesOfChannel();
    const fetch = documents.fetch.bind(documents);
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let asked = 0;
    Object.assign(documents, {
      fetch: async (...args: Parameters<typeof fetch>) => {
        asked += 1;
        if (asked === 1) await gate;
        return fetch(...args);
      },
    });
    addOrder('800', URL_A);
    await world.handlers['poll-orders']({ shopId: SHOP, connectionId: world.connectionId, whole: false });
    const late = fetchDocuments(world.context, { shopId: SHOP });
    await expect.poll(() => asked).toBe(1);
    world.clock.advance(4 * 60_000);
    await fetchDocuments(world.context, { shopId: SHOP });
    const row = await firstRow();
    expect(row).toMatchObject({ state: 'stored', attempts: 2 });
    release();
    await late;
    expect(await firstRow()).toEqual(row);
    expect([...world.documents.files.keys()]).toEqual([row.storageKey]);
  });
});

describe('a link to a document', () => {
  async function mint(): Promise<{ documentId: string; linkId: string; key: string }> {
    const { documentId } = await stored();
    return { documentId, ...(await mintOnce(documentId)) };
  }
  async function mintOnce(documentId: string): Promise<{ linkId: string; key: string }> {
    const minted = await mintLink(world.context, { shopId: SHOP, documentId, person: ANNA });
    if (minted.kind !== 'minted') throw new Error(minted.kind);
    const url = new URL(minted.url);
    const [, , shop, linkId = ''] = url.pathname.split('/');
    expect(`${url.origin} ${shop}`).toBe(`https://app.example.test ${SHOP}`);
    return { linkId, key: url.searchParams.get('key') ?? '' };
  }
  const open = (linkId: string, key: string, shopId = SHOP) => openLink(world.context, { shopId, linkId, key });
  const events = async () => (await openings()).map(({ event, person }) => [event, person]);

  it('opens the file for five minutes, and every step is written down', async () => {
    const { linkId, key } = await mint();
    const file = await open(linkId, key);
    expect(file?.bytes).toEqual(PDF.bytes);
    expect(file?.name).toMatch(/^label-[0-9a-f]{12}\.pdf$/);
    world.clock.advance(5 * 60_000 - 1);
    expect(await open(linkId, key)).not.toBeNull();
    world.clock.advance(1);
    expect(await open(linkId, key)).toBeNull();
    expect(await events()).toEqual([
      ['minted', ANNA],
      ['opened', ANNA],
      ['opened', ANNA],
      ['refused', ANNA],
    ]);
  });

  it('has 32 random bytes of which only a hash is kept, and is new for every click', async () => {
    const { documentId, key } = await mint();
    const second = await mintOnce(documentId);
    expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    expect(second.key).not.toBe(key);
    const kept = JSON.stringify(await world.database.withShop(SHOP, (tx) => tx.db.documentLink.findMany()));
    expect(kept).not.toContain(key);
    expect(kept).toContain(createHash('sha256').update(key).digest('hex'));
  });

  it('does not open with a wrong key, the hash as the key, or the key of another link', async () => {
    const { documentId, linkId, key } = await mint();
    const second = await mintOnce(documentId);
    const hash = createHash('sha256').update(key).digest('hex');
    for (const wrong of [`${key}x`, key.slice(1), hash, second.key, '']) expect(await open(linkId, wrong)).toBeNull();
    expect((await events()).slice(2)).toEqual(Array.from({ length: 5 }, () => ['refused', null]));
  });

  it('does not open once it is revoked; a new one does', async () => {
    const { documentId, linkId, key } = await mint();
    const about = { shopId: SHOP, documentId, person: 'Shopify user 2' };
    expect(await revokeDocument(world.context, about)).toEqual({ kind: 'done' });
    expect(await open(linkId, key)).toBeNull();
    const next = await mintOnce(documentId);
    expect(await open(next.linkId, next.key)).not.toBeNull();
    expect(await events()).toEqual([
      ['minted', ANNA],
      ['revoked', 'Shopify user 2'],
      ['refused', ANNA],
      ['minted', ANNA],
      ['opened', ANNA],
    ]);
  });

  it('of one shop is nothing in another, and unknown links and shops are nothing either', async () => {
    await installShop(world.database, OTHER, world.clock.now());
    const { documentId, linkId, key } = await mint();
    expect(await open(linkId, key, OTHER)).toBeNull();
    expect(await open(linkId, key, ShopId.parse('nobody.myshopify.com'))).toBeNull();
    expect(await open('00000000-0000-4000-8000-000000000000', key)).toBeNull();
    const about = { shopId: OTHER, documentId, person: ANNA };
    expect(await mintLink(world.context, about)).toEqual({ kind: 'not-found' });
    expect(await revokeDocument(world.context, about)).toEqual({ kind: 'not-found' });
    expect(await retryDocument(world.context, about)).toEqual({ kind: 'not-found' });
    expect(await open(linkId, key)).not.toBeNull();
  });

  it('is not made while there is no file', async () => {
    addOrder('800', URL_A);
    await world.pass(70);
    const { id } = await firstRow();
    expect(await mintLink(world.context, { shopId: SHOP, documentId: id, person: ANNA })).toMatchObject({
      kind: 'refused',
    });
  });

  it('to a file that was lost or changed on the disk opens nothing, and the file is fetched anew', async () => {
    const { documentId, linkId, key } = await mint();
    const { storageKey } = await firstRow();
    await world.documents.put(storageKey ?? '', bytes('%PDF-1.4\nother'), 'application/pdf');
    expect(await open(linkId, key)).toBeNull();
    expect((await events()).at(-1)).toEqual(['refused', ANNA]);
    await world.settle();
    const next = await mintOnce(documentId);
    expect((await open(next.linkId, next.key))?.bytes).toEqual(PDF.bytes);
    expect(world.documents.files.size).toBe(1);
  });

  it('does not open for a shop that removed the app, whose files go with it', async () => {
    const { linkId, key } = await mint();
    await world.database.withShop(SHOP, (tx) => setShopState(tx, 'uninstalled', world.clock.now()));
    expect(await open(linkId, key)).toBeNull();
    await world.documents.put(`${OTHER}/a.pdf`, PDF.bytes, 'application/pdf');
    await world.handlers['forget-shop']({ shopId: SHOP });
    expect([...world.documents.files.keys()]).toEqual([`${OTHER}/a.pdf`]);
    expect(await openings()).toEqual([]);
  });
});

describe('a buyer who is erased', () => {
  it('takes files and comments along, and what the channel still offers is not taken again', async () => {
    const { documentId } = await stored();
    const { orderId } = await firstRow();
    await commentOrder(world.context, { shopId: SHOP, orderId, text: 'Call Jane', person: ANNA });
    const kept = { id: '1', topic: 'customers/redact', body: { orders_to_redact: [77] }, triggeredAt: null };
    await world.database.withShop(SHOP, async (tx) => {
      await tx.db.order.updateMany({ data: { storeRef: 'gid://shopify/Order/77' } });
      await customersRedact(tx, kept as unknown as Parameters<typeof customersRedact>[1], world.clock.now());
    });
    await world.settle();
    expect(world.documents.files.size).toBe(0);
    expect(await firstRow()).toMatchObject({ id: documentId, state: 'erased', sourceEnc: '', storageKey: null });
    expect(await world.database.withShop(SHOP, (tx) => tx.db.comment.count())).toBe(0);
    world.channel.files.set(URL_B, PDF);
    addOrder('800', URL_A, URL_B);
    await world.pass(120);
    expect(world.channel.fetched).toEqual([URL_A]);
    const about = { shopId: SHOP, documentId, person: ANNA };
    expect(await retryDocument(world.context, about)).toMatchObject({ kind: 'refused' });
    expect(await mintLink(world.context, about)).toMatchObject({ kind: 'refused' });
  });
});

describe('comments of people', () => {
  it('are kept encrypted, plain and short', async () => {
    addOrder('800');
    await world.pass(70);
    const [order] = await world.database.withShop(SHOP, (tx) => tx.db.order.findMany());
    const say = (text: string, shopId = SHOP) =>
      commentOrder(world.context, { shopId, orderId: order?.id ?? '', text, person: ANNA });
    expect(await say(' <b>Call</b> Jane\r\nat\u0007 noon ')).toEqual({ kind: 'done' });
    expect(await say('x'.repeat(2000))).toEqual({ kind: 'done' });
    expect(await say('x'.repeat(2001))).toMatchObject({ kind: 'refused' });
    expect(await say(' \n\u0000')).toMatchObject({ kind: 'refused' });
    await installShop(world.database, OTHER, world.clock.now());
    expect(await say('Hello', OTHER)).toEqual({ kind: 'not-found' });
    const kept = await world.database.withShop(SHOP, (tx) => tx.db.comment.findMany());
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain('Jane');
  });
});
