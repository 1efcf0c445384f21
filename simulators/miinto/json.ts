/** JSON as the simulator writes it: like JSON.stringify, but a piece can be given as verbatim text (malformed on purpose). */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** Text that goes into the answer exactly as it is, for numbers such as `129900.0`, doubled keys or broken JSON. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What can be written to the wire; members that are undefined are left out. */
export type WireValue =
  null | boolean | number | string | RawJson | readonly WireValue[] | { readonly [key: string]: WireValue | undefined };
export type WireObject = { readonly [key: string]: WireValue | undefined };

/** Changes one object on its way out: `merge` and `omit` first, or `replace` with another value, or `text` verbatim. */
export interface WireOverride {
  readonly merge?: JsonObject;
  readonly omit?: readonly string[];
  readonly replace?: Json;
  readonly text?: string;
}

export function applyOverride(value: WireObject, override: WireOverride | null): WireValue {
  if (override === null) return value;
  if (override.text !== undefined) return new RawJson(override.text);
  if (override.replace !== undefined) return override.replace;
  const omitted = new Set(override.omit ?? []);
  return Object.fromEntries(Object.entries({ ...value, ...override.merge }).filter(([key]) => !omitted.has(key)));
}

export function serialise(value: WireValue): string {
  if (value instanceof RawJson) return value.text;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(serialise).join(',')}]`;
  const members: string[] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${serialise(member)}`);
  }
  return `{${members.join(',')}}`;
}

function isList(value: object): value is readonly WireValue[] {
  return Array.isArray(value);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
