/** Addresses within the embedded app that do not exist. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { PageError } from '../components/page-error.tsx';
import { notFound, requireShop } from '../session.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireShop(request);
  throw notFound('This page');
}

export default function Nothing() {
  return null;
}

export { PageError as ErrorBoundary };
