/** Serves the app that start.ts has built, on the port of the environment. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import { installGlobals, type ServerBuild } from '@remix-run/node';
import express from 'express';

installGlobals({ nativeFetch: true });
const build = (await import(pathToFileURL(path.resolve('.cache/pages-build/server/index.js')).href)) as ServerBuild;
const app = express();
app.use(express.static('.cache/pages-build/client'));
const handle = createRequestHandler({ build, mode: 'production' });
app.all('*', (request, response, next) => void handle(request, response, next));
app.listen(Number(process.env['PORT']), '127.0.0.1', () => process.stdout.write('listening\n'));
