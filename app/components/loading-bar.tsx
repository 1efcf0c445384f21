import { useNavigation } from '@remix-run/react';
import { useEffect } from 'react';
import { showLoading } from './app-bridge.ts';

/** The admin's own loading bar while a page is on its way. */
export function LoadingBar() {
  const { state } = useNavigation();
  useEffect(() => showLoading(state !== 'idle'), [state]);
  return null;
}
