/** The payload cut down to `include_fields` (dotted paths; lists are entered). No fields: the whole payload. */
export function reduceTo(payload: object, fields: readonly string[]): unknown {
  if (fields.length === 0) return payload;
  return pick(
    payload,
    fields.map((field) => field.split('.')),
  );
}

function pick(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (Array.isArray(value)) return value.map((item) => pick(item, paths));
  if (typeof value !== 'object' || value === null) return value;
  const out: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    const here = paths.filter((path) => path[0] === name);
    if (here.length === 0) continue;
    out[name] = here.some((path) => path.length === 1)
      ? part
      : pick(
          part,
          here.map((path) => path.slice(1)),
        );
  }
  return out;
}

/**
 * A webhook filter: `field:value` terms joined by AND, exact and case-sensitive; a list matches if any element does. A
 * field that is not in the payload suppresses the webhook silently, as the real one does (reference 7.2).
 */
export function passesFilter(payload: object, filter: string | null): boolean {
  if (filter === null || filter.trim() === '') return true;
  return filter.split(/\s+AND\s+/).every((term) => {
    const colon = term.indexOf(':');
    const wanted = term.slice(colon + 1).replace(/^["'](.*)["']$/, '$1');
    return colon > 0 && valuesAt(payload, term.slice(0, colon).trim().split('.')).includes(wanted);
  });
}

function valuesAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [head, ...rest] = path;
  if (head === undefined) {
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return plain ? [String(value)] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return valuesAt((value as Record<string, unknown>)[head], rest);
}
