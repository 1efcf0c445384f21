/** Lists that are read page by page by offset, while they may grow and shrink at the other side. */
import type { BadRecord, Listing } from '../../core/channel-types.ts';
import type { AdapterError } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';
import { ok } from '../../core/result.ts';
import type { Mapped } from './mapper.ts';
import { wireId } from './wire.ts';

export interface Page {
  readonly entries: readonly unknown[];
  /** Entries in the whole list, if told. */
  readonly total: number | null;
}

export type FetchPage = (offset: number) => Promise<Result<Page, AdapterError>>;

/** How often a list that changed under our hands is read again from its start. */
const PASSES = 3;
/** Against a server that never ends its list. */
const MAX_PAGES = 2_000;

interface Walk {
  /** In the order read, each id once. */
  readonly entries: readonly unknown[];
  readonly pages: number;
  readonly totals: readonly (number | null)[];
  /** An entry of an earlier page came again: something was put in before it, or the order changed. */
  readonly overlapped: boolean;
  /** Failed on a page after the first, or met {@link MAX_PAGES}. */
  readonly interrupted: boolean;
  readonly stopped: boolean;
}

/**
 * The whole list, read again when it changed between two pages. A failure on the first page is the result; on a later
 * one, what was read so far is returned as incomplete, unless the failure concerns every page alike.
 */
export async function collect<T>(
  fetchPage: FetchPage,
  pageSize: number,
  map: (raw: unknown) => Mapped<T>,
): Promise<Result<Listing<T>, AdapterError>> {
  let previous: Walk | null = null;
  for (let pass = 1; ; pass += 1) {
    const walked = await walk(fetchPage, pageSize, () => Promise.resolve(false));
    if (!walked.ok) return walked;
    const walkNow = walked.value;
    if (walkNow.interrupted) return ok({ ...mapAll(walkNow.entries, map), complete: false });
    const verdict = judge(walkNow, previous);
    if (verdict !== 'changed' || pass === PASSES) {
      return ok({ ...mapAll(walkNow.entries, map), complete: verdict === 'whole' });
    }
    previous = walkNow;
  }
}

/**
 * The list from its start until `until` is content with a page. New entries at the top only push known ones down, so
 * nothing is missed and the walk goes on; a list that shrank is incomplete.
 */
export async function collectUntil<T>(
  fetchPage: FetchPage,
  pageSize: number,
  map: (raw: unknown) => Mapped<T>,
  until: (records: readonly T[]) => Promise<boolean>,
): Promise<Result<Listing<T>, AdapterError>> {
  const walked = await walk(fetchPage, pageSize, (entries) => until(mapAll(entries, map).records));
  if (!walked.ok) return walked;
  const { entries, totals, interrupted, stopped } = walked.value;
  const last = totals.at(-1) ?? null;
  const shrank = totals.some((total, index) => total !== null && total < (totals[index - 1] ?? 0));
  const missing = !stopped && last !== null && entries.length < last;
  return ok({ ...mapAll(entries, map), complete: !interrupted && !shrank && !missing });
}

async function walk(
  fetchPage: FetchPage,
  pageSize: number,
  stop: (newEntries: readonly unknown[]) => Promise<boolean>,
): Promise<Result<Walk, AdapterError>> {
  const entries: unknown[] = [];
  const totals: (number | null)[] = [];
  const earlier = new Set<string>();
  let overlapped = false;
  let offset = 0;
  const done = (how: { interrupted?: boolean; stopped?: boolean } = {}) =>
    ok({ entries, pages: totals.length, totals, overlapped, interrupted: false, stopped: false, ...how });

  while (totals.length < MAX_PAGES) {
    const page = await fetchPage(offset);
    if (!page.ok) return totals.length === 0 || concernsEveryPage(page.error) ? page : done({ interrupted: true });
    const fresh = page.value.entries.filter((entry) => !earlier.has(idOf(entry) ?? ''));
    overlapped ||= fresh.length < page.value.entries.length;
    entries.push(...withoutRepeats(fresh));
    for (const entry of fresh) {
      const id = idOf(entry);
      if (id !== null) earlier.add(id);
    }
    totals.push(page.value.total);
    offset += page.value.entries.length;
    // No new entry: the end, or a server that ignores the offset.
    if (fresh.length === 0) return done();
    if (await stop(fresh)) return done({ stopped: true });
    // A short page ends the list, unless the server caps pages below what was asked for.
    if (page.value.entries.length < pageSize && offset >= (page.value.total ?? 0)) return done();
  }
  return done({ interrupted: true });
}

/** `whole`: surely read completely. `changed`: worth reading again. `doubtful`: neither. */
function judge(now: Walk, previous: Walk | null): 'whole' | 'changed' | 'doubtful' {
  const [first = null] = now.totals;
  if (now.overlapped || now.totals.some((total) => total !== first)) return 'changed';
  if (first !== null) return now.entries.length === first ? 'whole' : 'doubtful';
  // Nothing to count against: one page needs no proof, several must look the same twice.
  if (now.pages === 1 || (previous && sameIds(now, previous))) return 'whole';
  return 'changed';
}

function sameIds(a: Walk, b: Walk): boolean {
  return (
    a.entries.length === b.entries.length && a.entries.every((entry, index) => idOf(entry) === idOf(b.entries[index]))
  );
}

function mapAll<T>(entries: readonly unknown[], map: (raw: unknown) => Mapped<T>): { records: T[]; bad: BadRecord[] } {
  const records: T[] = [];
  const bad: BadRecord[] = [];
  for (const entry of entries) {
    const mapped = map(entry);
    if (mapped.kind === 'record') records.push(mapped.record);
    else if (mapped.kind === 'bad') bad.push(mapped.bad);
  }
  return { records, bad };
}

/** One page naming a record twice is the server's slip, not a sign of change; the first stands. */
function withoutRepeats(entries: readonly unknown[]): unknown[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const id = idOf(entry);
    if (id === null) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

function concernsEveryPage(error: AdapterError): boolean {
  return error.kind === 'auth' || error.kind === 'forbidden' || error.kind === 'not-found' || error.kind === 'rejected';
}

function idOf(entry: unknown): string | null {
  const parsed = wireId.safeParse((entry as { id?: unknown } | null)?.id);
  return parsed.success ? parsed.data : null;
}
