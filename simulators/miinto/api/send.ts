/** Puts an answer on the wire: whole, cut in the middle, or not at all. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Handled } from './handle.ts';
import { bodyText, type Reply } from './reply.ts';

/** @param now for the Date header, which clients set their clock by */
export async function sendReply(response: ServerResponse, { reply, outcome }: Handled, now: number): Promise<void> {
  if (outcome === 'lost' || response.destroyed) {
    response.destroy();
    return;
  }
  response.sendDate = false;
  const headers = { ...reply.headers, date: new Date(now).toUTCString() };
  if (outcome === 'cut') {
    await sendHalf(response, reply, headers);
  } else if (reply.announced !== undefined) {
    await sendStart(response, reply, { ...headers, 'content-length': String(reply.announced) });
  } else if (typeof reply.body === 'string' || reply.body instanceof Uint8Array) {
    response.writeHead(reply.status, { ...headers, 'content-length': Buffer.byteLength(reply.body) });
    response.end(reply.body);
  } else {
    response.writeHead(reply.status, headers);
    await stream(response, reply.body);
  }
}

/** Announces the whole length, sends half of it and breaks the connection. */
async function sendHalf(response: ServerResponse, reply: Reply, headers: Record<string, string>): Promise<void> {
  const body = Buffer.from(bodyText(reply));
  response.writeHead(reply.status, { ...headers, 'content-length': body.length });
  await new Promise<void>((resolve) => response.write(body.subarray(0, body.length >> 1), () => resolve()));
  response.destroy();
}

/** All that there is of an answer that announced more, and then the connection breaks. */
async function sendStart(response: ServerResponse, reply: Reply, headers: Record<string, string>): Promise<void> {
  response.writeHead(reply.status, headers);
  await new Promise<void>((resolve) => response.write(bodyText(reply), 'latin1', () => resolve()));
  response.destroy();
}

async function stream(response: ServerResponse, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await drained(response);
  }
  response.end();
}

/** Until more can be written, or the reader is gone. */
async function drained(response: ServerResponse): Promise<void> {
  const done = new AbortController();
  const either = ['drain', 'close'].map((event) => once(response, event, { signal: done.signal }));
  // The one that lost must not stay as a listener: a long file waits many times.
  await Promise.race(either).finally(() => done.abort());
}
