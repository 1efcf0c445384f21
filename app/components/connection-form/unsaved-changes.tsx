import { useBlocker } from '@remix-run/react';
import { Modal, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { setSaveBar } from '../app-bridge.ts';

const BAR = 'unsaved-changes';

/** The admin's save bar, and a question before a page with unsaved changes is left. */
export function UnsavedChanges({
  dirty,
  saving,
  onSave,
  onDiscard,
}: {
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}) {
  useEffect(() => setSaveBar(BAR, dirty), [dirty]);
  useEffect(() => () => setSaveBar(BAR, false), []);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && !saving && currentLocation.pathname !== nextLocation.pathname,
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
