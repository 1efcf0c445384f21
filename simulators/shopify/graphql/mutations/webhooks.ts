import type { Act } from '../../act.ts';
import type { WebhookSubscription } from '../../state/types.ts';
import { refuse } from '../../user-error.ts';
import { fromEnumTopic } from '../../webhooks/topics.ts';
import type { Context } from '../context.ts';
import { holds, scopeOfTopic } from '../scopes.ts';
import { mutation, type MutationResolver } from './run.ts';

interface SubscriptionInput {
  readonly uri?: string | null;
  readonly callbackUrl?: string | null;
  readonly filter?: string | null;
  readonly includeFields?: readonly string[] | null;
  readonly metafieldNamespaces?: readonly string[] | null;
  readonly name?: string | null;
  readonly format?: string | null;
}

/** HTTPS only; plain HTTP is let through for local addresses, where the app of a test or the demo runs. @throws Refusal */
function readUri(input: SubscriptionInput, known?: WebhookSubscription): string {
  const uri = input.uri ?? input.callbackUrl ?? known?.uri;
  const fail = (message: string) => refuse(['webhookSubscription', 'callbackUrl'], message);
  if (!uri || !URL.canParse(uri)) return fail('Address is invalid');
  const { protocol, hostname } = new URL(uri);
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && local))
    return fail('Address protocol http:// is not supported');
  return uri;
}

function checkFields(input: SubscriptionInput, filter: string | null, includeFields: readonly string[]): void {
  if ((input.name?.length ?? 0) > 50)
    refuse(['webhookSubscription', 'name'], 'Name is too long (maximum is 50 characters)');
  const missing =
    filter === null || includeFields.length === 0
      ? []
      : filterFields(filter).filter((field) => !includeFields.includes(field));
  if (missing.length > 0)
    refuse(['webhookSubscription', 'filter'], `The filter uses fields that are not included: ${missing.join(', ')}`);
}

function filterFields(filter: string): string[] {
  return filter.split(/\s+AND\s+/).map((term) => term.slice(0, term.indexOf(':')).trim());
}

function checkTaken(act: Act, topic: string, uri: string, filter: string | null, own?: string): void {
  const taken = [...act.shop.subscriptions.values()].some(
    (one) => one.id !== own && one.topic === topic && one.uri === uri && one.filter === filter,
  );
  if (taken) refuse(['webhookSubscription', 'callbackUrl'], 'Address for this topic has already been taken');
}

function create(context: Context, enumTopic: string, input: SubscriptionInput): WebhookSubscription {
  const { act } = context;
  const topic = fromEnumTopic(enumTopic);
  const scope = scopeOfTopic(topic);
  if (scope !== null && !holds(context.scopes, scope)) {
    return refuse(['topic'], `You do not have permission to create or update webhooks with ${topic} topic`);
  }
  const uri = readUri(input);
  const filter = input.filter ?? null;
  const includeFields = [...(input.includeFields ?? [])];
  checkFields(input, filter, includeFields);
  checkTaken(act, topic, uri, filter);
  const stamp = act.world.clock.stamp();
  const subscription: WebhookSubscription = {
    id: act.world.newId('WebhookSubscription'),
    topic,
    uri,
    filter,
    includeFields,
    metafieldNamespaces: [...(input.metafieldNamespaces ?? [])],
    name: input.name ?? null,
    createdAt: stamp,
    updatedAt: stamp,
  };
  act.shop.subscriptions.set(subscription.id, subscription);
  return subscription;
}

export const WEBHOOK_MUTATIONS: Readonly<Record<string, MutationResolver>> = {
  webhookSubscriptionCreate: mutation((args, context) => ({
    webhookSubscription: create(context, args['topic'] as string, args['webhookSubscription'] as SubscriptionInput),
    userErrors: [],
  })),
  webhookSubscriptionUpdate: mutation((args, { act }) => {
    const known =
      act.shop.subscriptions.get(args['id'] as string) ?? refuse(['id'], 'Webhook subscription does not exist');
    const input = args['webhookSubscription'] as SubscriptionInput;
    const uri = readUri(input, known);
    const filter = input.filter === undefined ? known.filter : input.filter;
    const includeFields = [...(input.includeFields ?? known.includeFields)];
    checkFields(input, filter, includeFields);
    checkTaken(act, known.topic, uri, filter, known.id);
    Object.assign(known, {
      uri,
      filter,
      includeFields,
      name: input.name ?? known.name,
      updatedAt: act.world.clock.stamp(),
    });
    return { webhookSubscription: known, userErrors: [] };
  }),
  webhookSubscriptionDelete: mutation((args, { act }) => {
    const id = args['id'] as string;
    if (!act.shop.subscriptions.delete(id)) refuse(['id'], 'Webhook subscription does not exist');
    return { deletedWebhookSubscriptionId: id, userErrors: [] };
  }),
};
