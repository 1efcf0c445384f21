import { describe, expect, it } from 'vitest';
import { ShopId } from '#sync/core/ids.ts';
import type { AppContainer, ConnectionInput } from '../container-types.ts';
import { answerConnectionForm } from './answer-connection-form.server.ts';

const ID = '00000000-0000-4000-8000-000000000001';
const refused = { kind: 'refused', message: 'Three are under way.' } as const;

/** A container that notes what it is asked. */
function asking(dryRun: Awaited<ReturnType<AppContainer['dryRuns']['start']>> = { kind: 'started', id: 'run' }) {
  const saved: ConnectionInput[] = [];
  const tried: Parameters<AppContainer['dryRuns']['start']>[1][] = [];
  const save = async (input: ConnectionInput) => {
    saved.push(input);
    return { kind: 'saved', id: ID } as const;
  };
  const container = {
    clock: { now: () => new Date('2026-11-24T10:00:00Z') },
    connections: {
      create: (_shop: ShopId, input: ConnectionInput) => save(input),
      update: (_shop: ShopId, _id: string, input: ConnectionInput) => save(input),
    } as unknown as AppContainer['connections'],
    dryRuns: {
      start: async (_shop: ShopId, request: (typeof tried)[number]) => {
        tried.push(request);
        return dryRun;
      },
    },
  };
  return { container, saved, tried };
}
const answer = (fields: Record<string, string>, world: ReturnType<typeof asking>, connectionId: string | null = ID) => {
  const data = new FormData();
  const all = { label: 'Miinto', login: 'me', password: 'x', locationId: 'there', threshold: '0.9', ...fields };
  for (const [name, value] of Object.entries(all)) data.set(name, value);
  const shopId = ShopId.parse('a.myshopify.com');
  return answerConnectionForm(data, { ...world, shopId, person: 'Anna', channel: 'miinto', connectionId });
};

describe('the connection form', () => {
  it('leads to the list when it is saved, and back to itself when it is saved and continued', async () => {
    const world = asking();
    expect(await answer({ intent: 'save' }, world)).toEqual({ kind: 'saved', to: '/app/connections?saved=1' });
    expect(await answer({ intent: 'save-and-continue' }, world)).toEqual({
      kind: 'saved',
      to: `/app/connections/${ID}?saved=1`,
    });
    expect(world.saved.map(({ settings }) => settings.threshold)).toEqual(['0.9', '0.9']);
  });

  it('that is tried out starts a dry run with what stands in it, and saves nothing', async () => {
    const world = asking();
    expect(await answer({ intent: 'dry-run', days: '14', label: '' }, world)).toMatchObject({
      status: 200,
      reply: { kind: 'dry-run', id: 'run' },
    });
    expect(world.tried).toMatchObject([{ connectionId: ID, days: 14, person: 'Anna', settings: { threshold: '0.9' } }]);
    expect(world.saved).toEqual([]);
  });

  it.each<[string, Record<string, string>, string | null, RegExp]>([
    ['before the connection is saved', { days: '14' }, null, /Save it first/],
    ['for nonsense days', { days: '365' }, ID, /from 1 to 90/],
    ['with a wrong setting', { days: '14', threshold: '9' }, ID, /was not started/],
  ])('is not tried out %s, nor saved by it', async (_, fields, connectionId, said) => {
    const world = asking();
    const reply = await answer({ intent: 'dry-run', ...fields }, world, connectionId);
    expect(reply).toMatchObject({ status: 422, reply: { kind: 'invalid' } });
    expect(JSON.stringify(reply)).toMatch(said);
    expect([world.saved, world.tried]).toEqual([[], []]);
  });

  it('says why a dry run could not be started, and knows no other shop’s connection', async () => {
    const reply = await answer({ intent: 'dry-run', days: '14' }, asking(refused));
    expect(reply).toMatchObject({ status: 422, reply: { errors: { form: refused.message } } });
    const unknown = await answer({ intent: 'dry-run', days: '14' }, asking({ kind: 'not-found' }));
    expect(unknown).toEqual({ kind: 'not-found' });
  });
});
