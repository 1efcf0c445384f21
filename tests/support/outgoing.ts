/**
 * The guard of outgoing requests: in unit, contract and integration tests nothing leaves the process by HTTP unless a
 * handler answers it here or the test file opened the way to this machine.
 */
import { syncBuiltinESMExports } from 'node:module';
import { HttpNetworkFrame, WebSocketNetworkFrame } from 'msw/experimental';
import { setupServer } from 'msw/node';

/** Add handlers with `network.use(http.get(…))`; they last until the end of the test. */
export const network = setupServer();

const refused: string[] = [];
let loopbackAllowed = false;

/** Lets this test file (call it at the top) reach servers on 127.0.0.1, localhost and ::1. */
export function allowLoopback(): void {
  loopbackAllowed = true;
}

export function startGuard(): void {
  network.listen({
    onUnhandledFrame: ({ frame }) => {
      const { hostname, host, pathname } = new URL(addressOf(frame));
      if (loopbackAllowed && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return;
      refused.push(`${host}${pathname}`);
      // A thrown error would be turned into an answer with status 500; this one breaks the connection.
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- msw's way to say "network error"
      throw Response.error();
    },
  });
  // `import { get } from 'node:http'` is bound to the unguarded function until this.
  syncBuiltinESMExports();
}

function addressOf(frame: unknown): string {
  if (frame instanceof HttpNetworkFrame) return frame.data.request.url;
  if (frame instanceof WebSocketNetworkFrame) return frame.data.connection.client.url.href;
  throw new Error('msw reports a kind of request that this guard does not know.');
}

export function stopGuard(): void {
  network.close();
  syncBuiltinESMExports();
}

/** Ends a test: handlers are dropped. @throws Error naming requests that were refused, also when the code hid that */
export function checkGuard(): void {
  network.resetHandlers();
  const found = takeRefusedRequests();
  if (found.length > 0) throw new Error(`Unexpected outgoing requests: ${found.join(', ')}`);
}

/** The requests refused so far in this test; taking them says that they were expected. */
export function takeRefusedRequests(): string[] {
  return refused.splice(0);
}
