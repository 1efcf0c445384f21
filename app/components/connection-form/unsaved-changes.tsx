import { useBlocker, useLocation } from '@remix-run/react';
import { Modal, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { setSaveBar } from '../app-bridge.ts';

const BAR = 'unsaved-changes';

/** The admin's save bar, and a question before a page with unsaved changes is left. */
export function UnsavedChanges({
  dirty,
  saving,
  within,
  onSave,
  onDiscard,
}: {
  readonly dirty: boolean;
  readonly saving: boolean;
  /** Pages below this address keep what was typed: going there loses nothing. */
  readonly within: string | null;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}) {
  const { pathname } = useLocation();
  const visible = dirty && (within === null || pathname === within);
  useEffect(() => setSaveBar(BAR, visible), [visible]);
  useEffect(() => () => setSaveBar(BAR, false), []);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty &&
      !saving &&
      currentLocation.pathname !== nextLocation.pathname &&
      !(within !== null && (nextLocation.pathname === within || nextLocation.pathname.startsWith(`${within}/`))),
  );
  return (
    <>
      <ui-save-bar id={BAR}>
        <button variant="primary" type="button" onClick={onSave} {...(saving ? { loading: '' } : {})}></button>
        <button type="button" onClick={onDiscard}></button>
      </ui-save-bar>
      <Modal
        open={blocker.state === 'blocked'}
        onClose={() => blocker.reset?.()}
        title="Leave with unsaved changes?"
        primaryAction={{ content: 'Leave page', destructive: true, onAction: () => blocker.proceed?.() }}
        secondaryActions={[{ content: 'Stay', onAction: () => blocker.reset?.() }]}
      >
        <Modal.Section>
          <Text as="p">What you changed on this page is lost if you leave it now.</Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
