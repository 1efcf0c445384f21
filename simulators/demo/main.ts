/** `npm run demo` and `npm run dev`: everything on this machine, see README.md. */
import { createNarrator } from './console.ts';
import { DemoRun } from './demo-run.ts';
import { readOptions, UsageError } from './options.ts';

const narrator = createNarrator();

try {
  const options = readOptions(process.argv.slice(2), process.env);
  const run = new DemoRun(options, narrator);
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (asked) return;
      asked = true;
      narrator.say('Stopping …');
      void run.stop().then(() => process.exit(options.once ? 130 : 0));
    });
  }
  const code = await run.play();
  await run.stop();
  process.exit(code);
} catch (error) {
  narrator.say(
    error instanceof UsageError ? `${error.message}\nsimulators/demo/README.md lists all options.` : describe(error),
  );
  process.exit(error instanceof UsageError ? 2 : 1);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
