/** The manual, within the app. */
import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { Manual } from '../components/manual.tsx';
import { requireShop } from '../session.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireShop(request);
  return json(null);
}

export default Manual;

export { PageError as ErrorBoundary } from '../components/page-error.tsx';
