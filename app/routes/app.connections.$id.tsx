/**
 * Change a connection. Field names: app/forms/connection-form.server.ts. The pages below it (dry runs) are shown instead of
 * the form, which stays alive behind them with everything that was typed.
 */
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useOutlet, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { ConnectionForm } from '../components/connection-form/connection-form.tsx';
import { answerConnectionForm } from '../forms/answer-connection-form.server.ts';
import { useSavedToast } from '../components/use-saved-toast.ts';
import { found, idOf, notFound, requireShop } from '../session.server.ts';

const WHAT = 'This connection';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  const id = idOf(params['id'], WHAT);
  const view = found(await container.views.connectionForm(shopId, id), WHAT);
  const channel = container.channels.find(({ key }) => key === view.connection?.channel);
  if (!channel) throw notFound(WHAT);
  const [store, shipping, sources] = await Promise.all([
    container.connections.storeChoices(shopId),
    container.connections.shippingChoices(shopId, id),
    container.views.copySources(shopId, id),
  ]);
  return json({ view, channel, store, shipping, sources });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, person, container } = await requireShop(request);
  const connectionId = idOf(params['id'], WHAT);
  const { connection } = found(await container.views.connectionForm(shopId, connectionId), WHAT);
  if (!connection) throw notFound(WHAT);
  const about = { shopId, person, container, channel: connection.channel, connectionId };
  const answer = await answerConnectionForm(await request.formData(), about);
  if (answer.kind === 'not-found') throw notFound(WHAT);
  return answer.kind === 'saved' ? redirect(answer.to) : json(answer.reply, { status: answer.status });
}

/** A dry run that is watched is read again and again; the form behind it need not be. */
export function shouldRevalidate({ nextUrl, formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return nextUrl.pathname.includes('/dry-runs/') && formMethod === undefined ? false : defaultShouldRevalidate;
}

export default function EditConnection() {
  const { view, channel, store, shipping, sources } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const page = useOutlet();
  useSavedToast();
  return (
    <>
      {page}
      <div hidden={page !== null}>
        <ConnectionForm
          key={view.connection?.id}
          title={view.values.label}
          subtitle={`No. ${view.connection?.number ?? ''}, ${view.connection?.locationLabel ?? ''}`}
          channel={channel}
          view={view}
          store={store}
          shipping={shipping}
          sources={sources}
          reply={reply}
        />
      </div>
    </>
  );
}

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
