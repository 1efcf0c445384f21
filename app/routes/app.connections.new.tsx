/** Add a connection: first the channel, then its form. Field names: app/forms/connection-form.server.ts. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChannelPicker } from '../components/connections/channel-picker.tsx';
import { ConnectionForm } from '../components/connection-form/connection-form.tsx';
import { answerConnectionForm } from '../forms/answer-connection-form.server.ts';
import { newConnectionValues } from '../forms/connection-form.server.ts';
import { notFound, requireShop } from '../session.server.ts';
import type { ChannelView } from '../views/common.ts';
import type { ShippingChoices } from '../views/connection-form.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  const { channels, connections, views } = container;
  const channel = chosen(channels, new URL(request.url).searchParams.get('channel'));
  if (!channel) return json({ channels, channel: null, values: null, store: null, sources: [] });
  const [store, sources] = await Promise.all([connections.storeChoices(shopId), views.copySources(shopId, null)]);
  return json({ channels, channel, values: newConnectionValues(defaultLabel(channel)), store, sources });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, person, container } = await requireShop(request);
  const form = await request.formData();
  const asked = form.get('channel') ?? new URL(request.url).searchParams.get('channel');
  const channel = chosen(container.channels, typeof asked === 'string' ? asked : null);
  if (!channel) throw notFound('This channel');
  const about = { shopId, person, container, channel: channel.key, connectionId: null };
  const answer = await answerConnectionForm(form, about);
  if (answer.kind === 'not-found') throw notFound('This connection');
  return answer.kind === 'saved' ? redirect(answer.to) : json(answer.reply, { status: answer.status });
}

/** Only a channel with an adapter can be chosen. */
function chosen(channels: readonly ChannelView[], key: string | null): ChannelView | null {
  return channels.find((channel) => channel.key === key && channel.api !== null) ?? null;
}

/** `miinto_orders_v21` → `Miinto Orders (v21)`. */
function defaultLabel(channel: ChannelView): string {
  const version = /_(v\d+)$/.exec(channel.api ?? '')?.[1];
  return version === undefined ? `${channel.name} Orders` : `${channel.name} Orders (${version})`;
}

/** A connection that is being added has neither orders nor shipments. */
const NO_SHIPPING: ShippingChoices = {
  providers: [],
  carriersSeen: [],
  suggestions: [],
  fallbacks: { shipments: 0, carriers: [] },
  notice:
    'The list of shipping providers comes with the first accepted order. Until then you can enter a provider’s id by hand, or leave this empty.',
};

export default function NewConnection() {
  const { channels, channel, values, store, sources } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!channel) return <ChannelPicker channels={channels} />;
  return (
    <ConnectionForm
      title={`Add ${channel.name} connection`}
      channel={channel}
      view={{ connection: null, values }}
      store={store}
      shipping={NO_SHIPPING}
      sources={sources}
      reply={reply}
    />
  );
}

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
