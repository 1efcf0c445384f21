/** Process entry for background work: takes jobs and keeps the schedule until it is told to stop. */
import { createHandlers } from '#sync/flows/handlers.ts';
import { runJobs } from '#sync/jobs/runner.ts';
import { tick } from '#sync/jobs/schedule.ts';
import { sleep } from '#sync/platform/clock.ts';
import { EnvError, loadEnv } from '#sync/platform/env.ts';
import { openServices, type Services } from './container/services.server.ts';

/** How often due work is looked up (ms, before scaling). */
const TICK = 1000;

async function main(): Promise<void> {
  const services = await openServices(loadEnv(), 'worker');
  const { boss, context, log } = services;
  const stopping = new AbortController();
  stopOnSignal(services, stopping);
  await runJobs(boss, createHandlers(context), log);
  log.info('The worker is running');
  await tick(
    { database: context.database, boss, clock: services.clock, sleep, log },
    context.scale(TICK),
    stopping.signal,
  );
}

/** Gives running jobs a moment; what they leave behind is found again from the tables. */
function stopOnSignal(services: Services, stopping: AbortController): void {
  const stop = async (): Promise<void> => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    await services.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}

try {
  await main();
} catch (error) {
  const message =
    error instanceof EnvError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
