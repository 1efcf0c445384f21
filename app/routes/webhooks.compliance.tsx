/** Webhooks about Shopify's privacy requests (declared in shopify.app.toml). */
import type { ActionFunctionArgs } from '@remix-run/node';
import { webhookDeps } from '../webhooks/deps.server.ts';
import { receiveWebhook } from '../webhooks/receive.server.ts';
import { isComplianceTopic } from '../webhooks/topics.ts';

export const action = ({ request }: ActionFunctionArgs) => receiveWebhook(request, isComplianceTopic, webhookDeps);

export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } });
