import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { env, log } from './environment.server.ts';
import { completeDocumentHeaders } from './frame-policy.server.ts';
import { addDocumentResponseHeaders } from './shopify.server.ts';

/** A page that takes longer is given up: the browser gets an error instead of waiting for ever. */
const RENDER_TIMEOUT_MS = 5_000;

export default function handleRequest(
  request: Request,
  responseStatusCode: number,
  responseHeaders: Headers,
  remixContext: EntryContext,
): Promise<Response> {
  addDocumentResponseHeaders(request, responseHeaders);
  completeDocumentHeaders(env, responseHeaders);
  const whole = isbot(request.headers.get('user-agent') ?? '');
  let status = responseStatusCode;

  return new Promise((resolve, reject) => {
    const send = (): void => {
      const body = new PassThrough();
      responseHeaders.set('Content-Type', 'text/html; charset=utf-8');
      resolve(new Response(createReadableStreamFromReadable(body), { headers: responseHeaders, status }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remixContext} url={request.url} />, {
      ...(whole ? { onAllReady: send } : { onShellReady: send }),
      onShellError: (error) => reject(error instanceof Error ? error : new Error(String(error))),
      onError: (error) => {
        status = 500;
        log.error({ err: error, path: new URL(request.url).pathname }, 'A page could not be rendered');
      },
    });
    setTimeout(abort, RENDER_TIMEOUT_MS);
  });
}

/** Called by Remix for what a loader or action throws besides answers. The merchant sees the error page. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return;
  log.error({ err: error, path: new URL(request.url).pathname }, 'A request failed');
}
