import { explainNumber, stockNumberFacts } from '#sync/core/stock-publishing.ts';
import { placeKey } from '#sync/core/ids.ts';
import { listConnections, type ConnectionView } from '#sync/persistence/connections.ts';
import type { ShopTx } from '#sync/persistence/database.ts';
import { pushTurn, type StockTargetRow } from '#sync/persistence/stock-targets.ts';
import type { StatusView } from '../views/common.ts';
import type { StockQuery, StockRow, StockView } from '../views/stock.ts';
import { adminPage, type Naming, type Reading } from './reading.server.ts';

const PAGE_SIZE = 50;

/** One page of a connection's articles, latest change first, by keyset. */
export async function readStockPage(
  tx: ShopTx,
  reading: Reading,
  naming: Naming,
  query: StockQuery,
): Promise<StockView> {
  const connections = await listConnections(tx);
  const shown = connections.find(({ id }) => id === query.connectionId) ?? connections[0];
  const choices = connections.map(({ id, label, locationLabel }) => ({ id, label: `${label} · ${locationLabel}` }));
  if (!shown) {
    return {
      connections: [],
      connectionId: null,
      notice: null,
      sending: false,
      counts: { articles: 0, waiting: 0, problems: 0 },
      rows: [],
      query,
      next: null,
      previous: null,
    };
  }
  const { backwards, after } = pageOf(query.cursor);
  const ofConnection = { shopId: tx.shopId, connectionId: shown.id };
  const found = await tx.db.stockTarget.findMany({
    where: { AND: [ofConnection, filterOf(query), searchOf(query.search), after] },
    orderBy: backwards
      ? [{ updatedAt: 'asc' }, { articleHash: 'desc' }]
      : [{ updatedAt: 'desc' }, { articleHash: 'asc' }],
    take: PAGE_SIZE + 1,
  });
  const more = found.length > PAGE_SIZE;
  const rows = found.slice(0, PAGE_SIZE);
  if (backwards) rows.reverse();
  const [first, last] = [rows.at(0), rows.at(-1)];
  const state = await sendingState(tx, reading, naming, shown);
  const counts = await countRows(tx, ofConnection);
  return {
    connections: choices,
    connectionId: shown.id,
    ...state,
    ...(state.notice === null && counts.articles === 0 ? { notice: await noArticles(tx, naming, shown) } : {}),
    counts,
    rows: rows.map((row) => toRow(tx, naming, row, state.sending)),
    query,
    next: last && (backwards || more) ? place('next', last) : null,
    previous: first && (backwards ? more : query.cursor !== null) ? place('previous', first) : null,
  };
}

function filterOf(query: StockQuery) {
  return query.filter === 'problems' ? { problem: { not: null } } : {};
}

function searchOf(search: string) {
  if (search === '') return {};
  const contains = { contains: search.replaceAll(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const };
  return { OR: [{ sku: contains }, { title: contains }] };
}

function place(way: 'next' | 'previous', row: StockTargetRow): string {
  return `${way}_${row.updatedAt.getTime()}_${row.articleHash}`;
}

/** The rows beyond a place; an unreadable one is the first page. */
function pageOf(cursor: string | null) {
  const [, way, time, hash] = /^(next|previous)_(\d{1,15})_([0-9a-f]{32})$/.exec(cursor ?? '') ?? [];
  if (time === undefined || hash === undefined) return { backwards: false, after: {} };
  const at = new Date(Number(time));
  return way === 'previous'
    ? {
        backwards: true,
        after: { updatedAt: { gte: at }, OR: [{ updatedAt: { gt: at } }, { articleHash: { lt: hash } }] },
      }
    : {
        backwards: false,
        after: { updatedAt: { lte: at }, OR: [{ updatedAt: { lt: at } }, { articleHash: { gt: hash } }] },
      };
}

async function countRows(tx: ShopTx, where: { shopId: string; connectionId: string }): Promise<StockView['counts']> {
  const [row] = await tx.db.$queryRaw<{ articles: bigint; waiting: bigint; problems: bigint }[]>`
    SELECT count(*) AS articles, count(*) FILTER (WHERE state IN ('dirty', 'in-flight')) AS waiting,
      count(*) FILTER (WHERE problem IS NOT NULL) AS problems
    FROM stock_target WHERE shop_id = ${where.shopId} AND connection_id = ${where.connectionId}::uuid`;
  return {
    articles: Number(row?.articles ?? 0),
    waiting: Number(row?.waiting ?? 0),
    problems: Number(row?.problems ?? 0),
  };
}

type Sending = Pick<StockView, 'sending' | 'notice'>;

async function sendingState(
  tx: ShopTx,
  reading: Reading,
  naming: Naming,
  connection: ConnectionView,
): Promise<Sending> {
  const name = naming.channels[connection.place.channel].name;
  const still = `Nothing is set to zero: ${name} keeps the numbers it was told last.`;
  const off = (title: string, message: string): Sending => ({
    sending: false,
    notice: { tone: 'info', title, message },
  });
  if (!connection.active) {
    return off('This connection is not active', `No stock is sent. ${still} Activate the connection to send it again.`);
  }
  if (!connection.settings.publishStock) {
    return off('Sending stock is turned off', `${still} Turn on sending stock in the connection’s settings to go on.`);
  }
  if (!reading.channel(connection.place.channel)?.stock) {
    return off(`${name} takes no stock numbers`, 'It reads stock from your feed alone. There is nothing to do here.');
  }
  return { sending: true, notice: await trouble(tx, connection) };
}

/** The connection as a whole cannot send: what the channel says, and when it is tried again. */
async function trouble(tx: ShopTx, connection: ConnectionView): Promise<StockView['notice']> {
  const subject = `stock:${placeKey(connection.place)}`;
  const open = await tx.db.attention.findFirst({ where: { shopId: tx.shopId, subject, handledAt: null } });
  if (!open) return null;
  const turn = await tx.db.lease.findFirst({ where: { shopId: tx.shopId, name: pushTurn(connection.id) } });
  const at = turn ? ` The next try is at ${turn.expiresAt.toISOString().slice(11, 16)} UTC.` : '';
  return { tone: 'critical', title: 'The channel does not take stock numbers', message: `${open.message}${at}` };
}

async function noArticles(tx: ShopTx, naming: Naming, connection: ConnectionView): Promise<StockView['notice']> {
  const { channel, environment, locationId } = connection.place;
  const listed = await tx.db.channelProduct.findFirst({
    where: { shopId: tx.shopId, channel, environment, channelLocationId: locationId },
    select: { channelItemId: true },
  });
  const { name } = naming.channels[channel];
  return listed
    ? {
        tone: 'info',
        title: 'Articles are being looked up',
        message: 'The first numbers appear here within a minute or two.',
      }
    : {
        tone: 'info',
        title: `${name} lists no articles yet`,
        message: `Stock is sent for the articles in ${name}’s product map of this store, which is read once a day and now names none. If it stays empty, ask ${name} whether your store is on its product database.`,
      };
}

function toRow(tx: ShopTx, naming: Naming, row: StockTargetRow, sending: boolean): StockRow {
  const facts = stockNumberFacts.safeParse(row.desiredFacts);
  const article = row.article as unknown as NonNullable<StockRow['article']>;
  const published = row.state !== 'off';
  const kept = !published && row.problem !== null && row.sent !== null ? ` The channel still has ${row.sent}.` : '';
  return {
    id: row.articleHash,
    title: row.title,
    sku: row.sku,
    url: adminPage(naming, tx.shopId, row.variantRef),
    article: article.brand === '' && article.color === '' && article.size === '' ? null : article,
    sent: row.sent,
    sentAt: row.sentAt?.toISOString() ?? null,
    next: published && row.desired !== null && row.desired !== row.sent ? row.desired : null,
    why: facts.success && published ? explainNumber(facts.data) : '',
    status: statusOf(row),
    problem: row.problem === null ? '' : `${row.problem}${kept}`,
    sendable: sending && published,
  };
}

function statusOf(row: StockTargetRow): StatusView {
  switch (row.state) {
    case 'current':
      return { code: 'current', label: 'Up to date', tone: 'success' };
    case 'failed':
      return { code: 'failed', label: 'Refused', tone: 'critical' };
    case 'in-flight':
      return row.problem === null
        ? { code: 'in-flight', label: 'Being sent', tone: 'info' }
        : { code: 'unclear', label: 'Unclear', tone: 'attention' };
    case 'off':
      return row.problem === null
        ? { code: 'off', label: 'Off', tone: 'neutral' }
        : { code: 'not-published', label: 'Not published', tone: 'warning' };
    default:
      return { code: 'waiting', label: 'Waiting', tone: 'info' };
  }
}
