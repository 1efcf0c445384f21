import { json } from '@remix-run/node';
import { secretsEqual } from '#sync/platform/constant-time.ts';
import type { AppContainer } from './container-types.ts';

/**
 * An outside scheduler asks for a task, or with `status` for where background work stands. The secret is compared before anything else is looked at.
 * @returns 401 without the right secret, 404 for an unknown task (naming the known ones), else 200 with what was queued
 */
export async function answerCron(
  request: Request,
  task: string,
  secret: string,
  container: () => Promise<Pick<AppContainer, 'runDue' | 'workStatus'>>,
): Promise<Response> {
  const [, given] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (!secretsEqual(given, secret)) {
    return json({ error: 'Send the header Authorization: Bearer <CRON_SECRET>.' }, { status: 401 });
  }
  const started = await container();
  if (task === 'status') return json(await started.workStatus());
  const result = await started.runDue(task);
  switch (result.kind) {
    case 'queued':
      return json({ task, queued: result.jobs });
    case 'unknown-task':
      return json({ error: `There is no task "${task}".`, tasks: result.tasks }, { status: 404 });
  }
}
