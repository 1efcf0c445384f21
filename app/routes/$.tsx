/** Addresses that do not exist. */
import { notFound } from '../session.server.ts';

export const loader = () => {
  throw notFound('This page');
};

export default function Nothing() {
  return null;
}
