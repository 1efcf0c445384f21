/** The database cannot be brought to the present schema; the message names the migration and says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
