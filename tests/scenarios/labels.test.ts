/** Labels from Miinto to the order's comments, over both simulators. What was fetched is judged from Miinto's own log. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDocuments } from '#app/container/documents.server.ts';
import { readComments } from '#app/presenters/order-comments.server.ts';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { createScenarioWorld, SHOP } from '#tests/support/scenario-world.ts';

allowLoopback();

const PATIENCE = { timeout: 60_000, interval: 100 };
const ANNA = 'Shopify user 1';
type Variant = NonNullable<
  Parameters<Awaited<ReturnType<typeof createScenarioWorld>>['miinto']['addFile']>[0]['variant']
>;

describe('labels, over both simulators', () => {
  let world: Awaited<ReturnType<typeof createScenarioWorld>>;
  beforeEach(async () => {
    world = await createScenarioWorld();
  });
  afterEach(() => world.close());

  const context = () => world.worker.services.context;
  const documents = () => createDocuments(context());
  const rows = () => context().database.withShop(SHOP, (tx) => tx.db.document.findMany());
  const states = async () => Object.fromEntries((await rows()).map((row) => [row.orderId, row.state]));
  const fetches = (): number[] => world.miinto.state().files.map((file) => file.fetches);
  const imported = () => world.importedPositions().length;

  /** An accepted order that stands in the store, with such a file. */
  async function orderWith(variant: Variant, more: { signed?: boolean } = {}): Promise<number> {
    const before = new Set(world.miinto.state().orders.map((order) => order.id));
    const locationId = world.locations[0] ?? '';
    world.offer();
    const found = () => world.miinto.state().orders.find((order) => !before.has(order.id))?.id;
    await expect.poll(found, PATIENCE).toBeDefined();
    const orderId = found() ?? 0;
    world.miinto.addFile({ locationId, orderId, variant, ...more });
    return orderId;
  }

  it('are fetched once though the order is read many times, and open by a short-lived link alone', async () => {
    await world.connect();
    await orderWith('pdf', { signed: true });
    await expect.poll(async () => Object.values(await states()), PATIENCE).toEqual(['stored']);
    const reads = () => world.miinto.requests({ route: 'GET orders' }).entries.length;
    const before = reads();
    await expect.poll(reads, PATIENCE).toBeGreaterThan(before + 3);
    expect(fetches()).toEqual([1]);

    const [row] = await rows();
    const minted = await documents().mint(SHOP, { documentId: row?.id ?? '', person: ANNA });
    if (minted.kind !== 'minted') throw new Error(minted.kind);
    const url = new URL(minted.url);
    const linkId = url.pathname.split('/')[3] ?? '';
    const file = await documents().open(SHOP, { linkId, key: url.searchParams.get('key') ?? '' });
    expect(Buffer.from(file?.bytes ?? []).toString('latin1')).toMatch(/^%PDF-.*%%EOF\n$/s);
    const view = await context().database.withShop(SHOP, async (tx) =>
      readComments(tx, context(), await tx.db.order.findFirstOrThrow({ where: { id: row?.orderId ?? '' } })),
    );
    expect(view.documents).toMatchObject([
      { title: 'Shipping label', state: { code: 'stored' }, can: { open: true, retry: false, revoke: true } },
    ]);
    expect(view.documents[0]?.openings.map(({ what, person }) => [what, person])).toEqual([
      ['Opened', ANNA],
      ['Link made', ANNA],
    ]);
    expect(view.comments.map(({ text }) => text)).toEqual(['Shipping label arrived.']);
  });

  it.each<[Variant, RegExp, 'retried' | 'given up']>([
    ['html', /web page/, 'retried'],
    ['empty', /empty/, 'retried'],
    ['endless', /20 MB/, 'given up'],
    ['too-large', /20 MB/, 'given up'],
    ['wrong-type', /another type/, 'given up'],
    ['false-pdf', /does not begin as a PDF/, 'given up'],
    ['not-found', /.+/, 'retried'],
  ])('that are %s end in a clear message, while other orders and their labels go on', async (variant, words, end) => {
    await world.connect();
    await orderWith(variant);
    await expect.poll(async () => (await rows())[0]?.problem, PATIENCE).toMatch(words);
    await orderWith('pdf');
    await expect.poll(async () => (await rows()).filter((row) => row.state === 'stored').length, PATIENCE).toBe(1);
    await expect.poll(imported, PATIENCE).toBe(2);
    const bad = (await rows()).find((row) => row.state !== 'stored');
    const told = (await world.openAttention()).filter((item) => item.kind === 'document-failed');
    if (end === 'given up') {
      expect(bad?.state).toBe('failed');
      expect(told.map((item) => item.message).join()).toContain(bad?.problem);
    } else {
      expect(bad?.state).toBe('waiting');
      expect(told).toEqual([]);
    }
  });

  it('that appear later are taken when they do, and a click takes one at once', async () => {
    await world.connect();
    const orderId = await orderWith('not-found');
    await expect.poll(async () => (await rows())[0]?.attempts, PATIENCE).toBeGreaterThan(1);
    world.miinto.setFiles({ locationId: world.locations[0] ?? '', orderId, variant: 'octet-stream' });
    const [row] = await rows();
    expect(await documents().retry(SHOP, { documentId: row?.id ?? '', person: ANNA })).toEqual({ kind: 'done' });
    await expect.poll(async () => Object.values(await states()), PATIENCE).toEqual(['stored']);
  });
});
