/** Where background work stands, for an outside monitor. Same secret as the tasks. */
import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { secretsEqual } from '#sync/platform/constant-time.ts';
import { getContainer } from '../container.server.ts';
import { env } from '../environment.server.ts';

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const [, given] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (!secretsEqual(given, env.CRON_SECRET)) {
    return json({ error: 'Send the header Authorization: Bearer <CRON_SECRET>.' }, { status: 401 });
  }
  return json(await (await getContainer()).workStatus());
}
