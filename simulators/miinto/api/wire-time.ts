/** Times as they are written: ISO 8601 with an offset, or the core service's form with a space and a two-digit offset. */
import { falls } from '../random.ts';
import type { Switches } from '../switches.ts';

/** @param id decides form and offset, so that the same object always looks the same */
export function wireTime(style: Switches['timestamps'], id: number, at: number): string {
  const core = style === 'core' || (style === 'mixed' && falls(id * 7, 0.2));
  const offsetHours = id % 2 === 0 ? 1 : 0;
  const local = new Date(at + offsetHours * 3_600_000).toISOString();
  const offset = `+0${offsetHours}`;
  return core
    ? `${local.slice(0, 10)} ${local.slice(11, 23)}${String(at % 1000).padStart(3, '0')}${offset}`
    : `${local.slice(0, 19)}${offset}:00`;
}
