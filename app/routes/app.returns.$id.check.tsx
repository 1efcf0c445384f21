/** What accepting a return would refund in the store; asked for when a person is about to. */
import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { found, idOf, requireShop } from '../session.server.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, container } = await requireShop(request);
  return json(found(await container.returns.check(shopId, idOf(params['id'], 'This return')), 'This return'));
}
