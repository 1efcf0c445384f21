/** Starts PostgreSQL before the first test that needs one and cleans up after the last (vitest `globalSetup`). */
import type { TestProject } from 'vitest/node';
import { dropDatabasesOfDeadRuns, dropDatabasesOfRun } from './database-names.ts';
import { startTestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: { readonly url: string; readonly runId: number };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  await dropDatabasesOfDeadRuns(server.url);
  project.provide('databaseServer', { url: server.url, runId: process.pid });
  return async () => {
    await dropDatabasesOfRun(server.url, process.pid);
    await server.stop();
  };
}
