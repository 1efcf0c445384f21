/** Ids of our own rows and ids derived from facts. */
import { v5, v7 } from 'uuid';

/** A new id; ids made later sort later, which keeps index inserts and keyset pages cheap. */
export function newId(): string {
  return v7();
}

/**
 * The same id for the same facts, always and everywhere (UUIDv5), for idempotency keys and unique business keys.
 * @param namespace a UUID
 * @param facts kept apart: ('a', 'bc') and ('ab', 'c') give different ids
 */
export function derivedId(namespace: string, ...facts: readonly (string | number)[]): string {
  return v5(JSON.stringify(facts.map(String)), namespace);
}
