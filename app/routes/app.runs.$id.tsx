/** Progress of a run, as JSON. */
import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { found, idOf, requireShop } from '../session.server.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  return json(found(await container.views.run(shopId, idOf(params['id'], 'This run')), 'This run'));
}
