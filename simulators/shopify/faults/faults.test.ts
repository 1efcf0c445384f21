import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowLoopback } from '#tests/support/outgoing.ts';
import { DOMAIN, ORDER_CREATE, orderInput, startBoutique, type Boutique } from '../testing/harness.ts';

allowLoopback();
let boutique: Boutique;
beforeEach(async () => {
  boutique = await startBoutique();
});
afterEach(() => boutique.close());

const create = async (): Promise<string> => {
  try {
    const token = boutique.control.tokens.issue(DOMAIN);
    const body = { query: ORDER_CREATE, variables: { order: orderInput() } };
    const response = await boutique.send('/admin/api/2026-10/graphql.json', body, { 'x-shopify-access-token': token });
    const answer = (await response.json()) as { errors?: { extensions?: { code?: string } }[] | string };
    const code = Array.isArray(answer.errors) ? answer.errors[0]?.extensions?.code : undefined;
    return code ?? String(response.status);
  } catch {
    return 'no answer';
  }
};
const orders = () => boutique.state().orders.length;

describe('faults', () => {
  it.each([
    ['lost-reply', 'no answer', 1],
    ['cut-body', 'no answer', 1],
    ['error-after', '503', 1],
    ['stall-after', 'no answer', 1],
    ['error-before', '503', 0],
    ['stall', 'no answer', 0],
    ['too-many-requests', '429', 0],
    ['unauthorized', '401', 0],
    ['throttled', 'THROTTLED', 0],
    ['internal-error', 'INTERNAL_SERVER_ERROR', 0],
  ] as const)('%s is answered with %s after %i orders were made', async (kind, answer, made) => {
    boutique.control.faults.add({ kind, operation: 'OrderCreate', times: 1, milliseconds: 20 });
    expect(await create()).toBe(answer);
    expect(orders()).toBe(made);
    expect(await create()).toBe('200');
  });

  it('strike only the operation they name, after as many calls as they say', async () => {
    boutique.control.faults.add({ kind: 'error-before', operation: 'refundCreate' });
    boutique.control.faults.add({ kind: 'error-before', operation: 'orderCreate', after: 1, times: 1 });
    expect([await create(), await create(), await create()]).toEqual(['200', '503', '200']);
  });

  it('strike the same calls again when the seed is the same', async () => {
    const run = async () => {
      await boutique.close();
      boutique = await startBoutique({ seed: 7 });
      boutique.control.faults.add({ kind: 'error-before', probability: 0.5 });
      const answers: string[] = [];
      for (let call = 0; call < 10; call += 1) answers.push(await create());
      return answers;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(new Set(first)).toEqual(new Set(['200', '503']));
  });

  it('can be set, listed and cleared over HTTP, as everything else of the control', async () => {
    const response = await boutique.send('/_control/faults', { kind: 'throttled', times: 1 });
    expect(await response.json()).toMatchObject({ kind: 'throttled', struck: 0 });
    expect((await boutique.send('/_control/faults', { kind: 'nonsense' })).status).toBe(400);
    await fetch(`${boutique.url}/_control/faults`, { method: 'DELETE' });
    expect(await create()).toBe('200');
    const listed = (await (await fetch(`${boutique.url}/_control/state/orders`)).json()) as object[];
    expect(listed).toMatchObject([{ sourceIdentifier: 'M-1', createdAtIso: '2026-10-05T10:00:00.000Z' }]);
  });
});
