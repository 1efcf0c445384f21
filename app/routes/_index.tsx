/** Shopify opens the app at its root, with the shop and a token in the query. */
import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

export const loader = ({ request }: LoaderFunctionArgs) => redirect(`/app${new URL(request.url).search}`);
