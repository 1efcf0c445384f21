/**
 * What pages ask of the admin around them. Each call does nothing where App Bridge is not there (a page opened outside the
 * admin, a blocked script): the page itself always says the same in its own way.
 */
interface Bridge {
  readonly toast?: { show(message: string, options?: { isError?: boolean }): void };
  readonly loading?: (on: boolean) => void;
  readonly saveBar?: {
    show(id: string): Promise<void>;
    hide(id: string): Promise<void>;
    leaveConfirmation?(): Promise<void>;
  };
  readonly scopes?: { request(scopes: readonly string[]): Promise<{ readonly result: string }> };
}

function bridge(): Bridge {
  return typeof window === 'undefined' ? {} : ((window as { shopify?: Bridge }).shopify ?? {});
}

/** A short word of success; never for errors, which stay on the page. */
export function toast(message: string): void {
  bridge().toast?.show(message);
}

export function showLoading(on: boolean): void {
  bridge().loading?.(on);
}

/** Shows or hides the bar with this id; the admin then also asks before leaving with unsaved changes. */
export function setSaveBar(id: string, visible: boolean): void {
  const { saveBar } = bridge();
  if (!saveBar) return;
  // The admin may refuse (another bar is shown); the form's own buttons remain.
  (visible ? saveBar.show(id) : saveBar.hide(id)).catch(() => undefined);
}

/** Asks the merchant for permissions the app does not have yet. */
export async function requestScopes(wanted: readonly string[]): Promise<'granted' | 'declined' | 'unavailable'> {
  const { scopes } = bridge();
  if (!scopes) return 'unavailable';
  // Rejected when the admin cannot ask just now, e.g. for somebody who may not change apps.
  const answer = await scopes.request(wanted).catch(() => null);
  if (answer === null) return 'unavailable';
  return answer.result === 'granted-all' ? 'granted' : 'declined';
}
