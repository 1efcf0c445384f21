/** Change a connection. Field names: app/forms/connection-form.server.ts. */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ConnectionForm } from '../components/connection-form/connection-form.tsx';
import { answerConnectionForm } from '../forms/answer-connection-form.server.ts';
import { useSavedToast } from '../components/use-saved-toast.ts';
import { found, idOf, notFound, requireShop } from '../session.server.ts';

const WHAT = 'This connection';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  const view = found(await container.views.connectionForm(shopId, idOf(params['id'], WHAT)), WHAT);
  return json({
    view,
    channelName: container.channels.find(({ key }) => key === view.connection?.channel)?.name ?? '',
    store: await container.connections.storeChoices(shopId),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  const connectionId = idOf(params['id'], WHAT);
  const { connection } = found(await container.views.connectionForm(shopId, connectionId), WHAT);
  if (!connection) throw notFound(WHAT);
  const answer = await answerConnectionForm(await request.formData(), {
    shopId,
    container,
    channel: connection.channel,
    connectionId,
  });
  return answer.kind === 'saved' ? redirect(answer.to) : json(answer.reply, { status: answer.status });
}

export default function EditConnection() {
  const { view, channelName, store } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  useSavedToast();
  return (
    <ConnectionForm
      key={view.connection?.id}
      title={view.values.label}
      subtitle={`No. ${view.connection?.number ?? ''}, ${view.connection?.locationLabel ?? ''}`}
      channelName={channelName}
      view={view}
      store={store}
      reply={reply}
    />
  );
}

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
