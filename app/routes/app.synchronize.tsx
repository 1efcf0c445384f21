/** *Synchronize now*: starts a run; its progress is at /app/runs/<id>. */
import { json, type ActionFunctionArgs } from '@remix-run/node';
import { idOf, requireShop } from '../session.server.ts';

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, person, container } = await requireShop(request);
  const connectionId = (await request.formData()).get('connectionId');
  const started = await container.connections.synchronize(shopId, {
    connectionId: typeof connectionId === 'string' ? idOf(connectionId, 'This connection') : null,
    person,
  });
  return json(started);
}
