/** Lets an outside scheduler start due work; the worker's own schedule and this one together are harmless. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { getContainer } from '../container.server.ts';
import { answerCron } from '../cron.server.ts';
import { env } from '../environment.server.ts';

const answer = ({ request, params }: LoaderFunctionArgs | ActionFunctionArgs) =>
  answerCron(request, params['task'] ?? '', env.CRON_SECRET, getContainer);

export const loader = answer;
export const action = answer;
