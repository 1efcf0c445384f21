/** Webhooks about orders, fulfilments, refunds and stock (subscribed per shop over GraphQL). */
import type { ActionFunctionArgs } from '@remix-run/node';
import { webhookDeps } from '../webhooks/deps.server.ts';
import { receiveWebhook } from '../webhooks/receive.server.ts';
import { isShopTopic } from '../webhooks/topics.ts';

export const action = ({ request }: ActionFunctionArgs) => receiveWebhook(request, isShopTopic, webhookDeps);

export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } });
