/**
 * Process entry of the web role: serves the built app. Its own small server, because the ready-made one writes whole
 * addresses to its log, and those of embedded pages carry session tokens. A wrong setting stops the start by name. The
 * database may be away at the start: the health route says so, and the first request after it is back opens it.
 */
import { createRequestHandler } from '@remix-run/express';
import { installGlobals, type ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express from 'express';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { EnvError, loadEnv } from '#sync/platform/env.ts';

const BUILD = path.resolve('build/server/index.js');

async function main(): Promise<void> {
  const env = loadEnv();
  // Node's own fetch: the polyfill would rewrite addresses that were signed as they are.
  installGlobals({ nativeFetch: true });
  const build = (await import(pathToFileURL(BUILD).href)) as ServerBuild;

  const app = express();
  app.disable('x-powered-by');
  app.use(compression());
  // Only names under /assets carry a hash of their content.
  app.use(
    '/assets',
    express.static(path.join(build.assetsBuildDirectory, 'assets'), { immutable: true, maxAge: '1y' }),
  );
  app.use(express.static(build.assetsBuildDirectory, { maxAge: '1h' }));
  const handle = createRequestHandler({ build, mode: 'production' });
  app.all('*', (request, response, next) => void handle(request, response, next));

  const server = app.listen(env.PORT, () => {
    process.stdout.write(`The app is listening on port ${env.PORT}\n`);
  });
  server.on('error', fail);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => server.close());
}

function fail(error: unknown): void {
  const message =
    error instanceof EnvError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main().catch(fail);
