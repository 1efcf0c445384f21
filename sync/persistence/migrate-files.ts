/** Migration files in Prisma's layout: `<folder>/<name>/migration.sql`, applied in the order of the names. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MigrationError } from './migrate-error.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hex, as Prisma writes it. */
  readonly checksum: string;
}

/** @throws MigrationError when there are none or one has no file: the program was installed incompletely */
export function readMigrations(folder: string): readonly Migration[] {
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  if (names.length === 0) throw new MigrationError(`No migrations in ${folder}. Was the program copied completely?`);
  return names.map((name) => {
    const file = join(folder, name, 'migration.sql');
    if (!existsSync(file)) throw new MigrationError(`Migration ${name} has no file ${file}.`);
    const bytes = readFileSync(file);
    return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
  });
}
