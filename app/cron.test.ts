import { describe, expect, it } from 'vitest';
import { answerCron } from './cron.server.ts';

const SECRET = 'a-secret-of-sixteen';
const WORK = {
  effects: { planned: 1, sending: 0, unclear: 0, person: 0, done: 2, rejected: 0 },
  attention: 0,
  lastChangeAt: null,
};

function ask(task: string, authorization: string | null, secret = SECRET) {
  let started = false;
  const request = new Request(`https://app.example/cron/${task}`, {
    headers: authorization === null ? {} : { authorization },
  });
  const container = async () => {
    started = true;
    return {
      runDue: async (name: string) =>
        name === 'due' ? ({ kind: 'queued', jobs: 3 } as const) : ({ kind: 'unknown-task', tasks: ['due'] } as const),
      workStatus: async () => WORK,
    };
  };
  return answerCron(request, task, secret, container).then(async (response) => ({
    status: response.status,
    body: (await response.json()) as unknown,
    started,
  }));
}

describe('the cron address', () => {
  it('queues what is due for whoever knows the secret', async () => {
    expect(await ask('due', `Bearer ${SECRET}`)).toEqual({
      status: 200,
      body: { task: 'due', queued: 3 },
      started: true,
    });
  });

  it('tells where background work stands', async () => {
    expect(await ask('status', `Bearer ${SECRET}`)).toMatchObject({ status: 200, body: WORK });
  });

  it.each([null, 'Bearer', 'Bearer ', 'Bearer wrong-secret-of-16', SECRET, `Basic ${SECRET}`, `Bearer ${SECRET}x`])(
    'does nothing for the header %j',
    async (authorization) => {
      expect(await ask('due', authorization)).toMatchObject({ status: 401, started: false });
    },
  );

  it('opens for nobody while no secret is set', async () => {
    expect(await ask('due', 'Bearer ', '')).toMatchObject({ status: 401, started: false });
  });

  it('names the tasks when asked for an unknown one', async () => {
    expect(await ask('nonsense', `Bearer ${SECRET}`)).toMatchObject({ status: 404, body: { tasks: ['due'] } });
  });
});
