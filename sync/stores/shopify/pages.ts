/** Walking a connection to its end. */
import type { AdapterError } from '../../core/errors.ts';
import { ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';

export interface Page<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/**
 * @param limit pages read at most
 * @param read is told the cursor to start after and how many pages were read before
 * @returns everything; null when it does not end within the limit, since a part must not pass for the whole
 */
export async function readPages<T>(
  limit: number,
  read: (after: string | null, pagesBefore: number) => Promise<Result<Page<T>, AdapterError>>,
): Promise<Result<readonly T[] | null, AdapterError>> {
  const found: T[] = [];
  let after: string | null = null;
  for (let page = 0; page < limit; page += 1) {
    const reply: Result<Page<T>, AdapterError> = await read(after, page);
    if (!reply.ok) return reply;
    const { nodes, pageInfo } = reply.value;
    found.push(...nodes);
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return ok(found);
    after = pageInfo.endCursor;
  }
  return ok(null);
}
