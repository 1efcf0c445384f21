/** POST: a fresh, short-lived link to a stored file, as `{url}`; asked for with the session token by the page. */
import { json, type ActionFunctionArgs } from '@remix-run/node';
import { idOf, notFound, requireShop } from '../session.server.ts';

const WHAT = 'This document';

export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, person, container } = await requireShop(request);
  const minted = await container.documents.mint(shopId, { documentId: idOf(params['id'], WHAT), person });
  const headers = { 'Cache-Control': 'no-store' };
  switch (minted.kind) {
    case 'minted':
      return json({ url: minted.url }, { headers });
    case 'refused':
      return json({ error: minted.message }, { status: 409, headers });
    case 'not-found':
      throw notFound(WHAT);
  }
}
