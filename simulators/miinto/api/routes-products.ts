/** The product map and the stock update (reference 7.1 and 7.2). */
import { ApiError, badRequest, CODE, notFound } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Location, ProductMapRow, StockItem } from '../market/state.ts';
import { ok, type LocationCall } from './call.ts';
import { readJson } from './request.ts';
import { bareJson, type Reply } from './reply.ts';

/** A bare list without an envelope, streamed since it can be large. */
export function readProductMap(call: LocationCall): Reply {
  return bareJson(200, pieces(call.location.productMap));
}

const ROWS_PER_PIECE = 500;

function* pieces(rows: readonly ProductMapRow[]): Generator<string> {
  yield '[';
  for (let start = 0; start < rows.length; start += ROWS_PER_PIECE) {
    const text = JSON.stringify(rows.slice(start, start + ROWS_PER_PIECE)).slice(1, -1);
    yield start === 0 ? text : `,${text}`;
  }
  yield ']';
}

type StockLine = Pick<StockItem, 'group' | 'brand' | 'color' | 'size' | 'stock'>;

export function patchStock(call: LocationCall): Reply {
  const { world, location } = call;
  const variant = world.switches.stock;
  if (variant === 'not-found') throw notFound('No such resource.');
  const lines = stockLines(readJson(call.request.body), world.switches.maxStockBatch);
  if (variant === 'no-effect') return ok(call, []);
  const groups = new Set(location.productMap.map(([group]) => group));
  const unknown = variant === 'item-errors' ? lines.filter(({ group }) => !groups.has(group)) : [];
  for (const line of lines) if (!unknown.includes(line)) record(location, line, world.clock.now());
  if (variant === 'assumed') return ok(call, []);
  const errors = unknown.map(({ group }) => ({ group, code: CODE.notFound, message: 'Unknown item.' }));
  return ok(call, { updated: lines.length - unknown.length, errors });
}

function stockLines(body: unknown, maxBatch: number): StockLine[] {
  if (!Array.isArray(body)) throw badRequest('The body must be a list.');
  if (body.length > maxBatch) throw new ApiError(400, CODE.limit, `At most ${maxBatch} items at once.`);
  return (body as unknown[]).map((entry) => {
    if (!isObject(entry)) throw badRequest('Items must be objects.');
    const { stock } = entry;
    if (typeof stock !== 'number' || !Number.isSafeInteger(stock) || stock < 0) {
      throw badRequest('stock must be a whole number of 0 or more.');
    }
    const text = (name: string): string => {
      const value = entry[name];
      if (typeof value !== 'string') throw badRequest(`${name} must be text.`);
      return value;
    };
    return { stock, group: text('group'), brand: text('brand'), color: text('color'), size: text('size') };
  });
}

function record(location: Location, line: StockLine, now: number): void {
  const key = JSON.stringify([line.group, line.brand, line.color, line.size]);
  const pushes = (location.stock.get(key)?.pushes ?? 0) + 1;
  location.stock.set(key, { ...line, updatedAt: now, pushes });
}
