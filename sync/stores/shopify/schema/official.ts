import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { IntrospectionQuery } from 'graphql';

/** The Admin API version of every operation and webhook of this app. */
export const ADMIN_API_VERSION = '2026-10';

/** Shopify's own package (ISC licence) that carries the official introspection results. Too big to depend on. */
const PACKAGE = '@shopify/dev-mcp@1.16.0';
const INTEGRITY = 'sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==';

/** The npm registry did not answer; nothing was learnt about the schema. */
export class RegistryUnreachable extends Error {}

/**
 * The official schema of {@link ADMIN_API_VERSION}, fetched with the ordinary `npm pack` into a temporary folder.
 *
 * @throws RegistryUnreachable when the tarball cannot be fetched; Error when it is not the one we know.
 */
export function fetchOfficialSchema(): IntrospectionQuery {
  const folder = mkdtempSync(join(tmpdir(), 'admin-schema-'));
  try {
    const tarball = pack(folder);
    const member = `package/dist/data/admin_${ADMIN_API_VERSION}.json.gz`;
    execFileSync('tar', ['-xzf', tarball, '-C', folder, member]);
    const file: unknown = JSON.parse(gunzipSync(readFileSync(join(folder, member))).toString('utf8'));
    if (!hasData(file)) throw new Error(`${member} holds no introspection result.`);
    return file.data;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pack(folder: string): string {
  let printed: string;
  try {
    printed = execFileSync('npm', ['pack', PACKAGE, '--json', '--pack-destination', folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (cause) {
    throw new RegistryUnreachable(`npm pack ${PACKAGE} failed.`, { cause });
  }
  const [packed] = JSON.parse(printed) as { filename: string; integrity: string }[];
  if (packed?.integrity !== INTEGRITY) throw new Error(`${PACKAGE} is not the tarball this script was written for.`);
  return join(folder, packed.filename);
}

function hasData(file: unknown): file is { data: IntrospectionQuery } {
  return typeof file === 'object' && file !== null && 'data' in file;
}
