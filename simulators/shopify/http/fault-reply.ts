import type { FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../faults/faults.ts';

interface Outcome {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How long a stalled connection is held when the fault does not say. */
const STALL_MS = 120_000;
const UNAVAILABLE = { errors: 'Service Unavailable' };

/** Executes the request and answers it, unless the fault in hand says otherwise. */
export async function answerWithFault(
  request: FastifyRequest,
  reply: FastifyReply,
  fault: Fault | null,
  run: () => Promise<Outcome>,
): Promise<FastifyReply> {
  const broken = () => {
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  };
  switch (fault?.kind) {
    case 'too-many-requests':
      return reply.code(429).header('retry-after', '2.0').send({ errors: 'Too Many Requests' });
    case 'unauthorized':
      return reply.code(401).send(INVALID_TOKEN);
    case 'error-before':
      return reply.code(fault.status ?? 503).send(UNAVAILABLE);
    case 'error-after':
      await run();
      return reply.code(fault.status ?? 503).send(UNAVAILABLE);
    case 'lost-reply':
      await run();
      return broken();
    case 'stall':
      await heldOpen(request, fault);
      return broken();
    case 'stall-after':
      await run();
      await heldOpen(request, fault);
      return broken();
    case 'cut-body': {
      const { status, body } = await run();
      const text = JSON.stringify(body);
      reply.hijack();
      reply.raw.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      reply.raw.write(text.slice(0, Math.floor(text.length / 2)), () => request.raw.socket.destroy());
      return reply;
    }
    default: {
      const { status, body, headers } = await run();
      return reply
        .code(status)
        .headers(headers ?? {})
        .send(body);
    }
  }
}

/** Body of a 401, as the real API writes it. */
export const INVALID_TOKEN = {
  errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
};

async function heldOpen(request: FastifyRequest, fault: Fault): Promise<void> {
  const gone = new AbortController();
  request.raw.socket.once('close', () => gone.abort());
  await wait(fault.milliseconds ?? STALL_MS, undefined, { signal: gone.signal, ref: false }).catch(() => undefined);
}
