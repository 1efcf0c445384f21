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
  } else if (typeof reply.body === 'string') {
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

async function stream(response: ServerResponse, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
}
