import { FormLayout } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { Choice, Text, YES_NO } from './fields.tsx';
import { FormSection } from './form-section.tsx';
import type { FormState } from './use-connection-form.ts';

/** How offers are answered; `children` is the way to try it out. */
export function DecisionsSection({
  form,
  channelName,
  children,
}: {
  readonly form: FormState;
  readonly channelName: string;
  readonly children: ReactNode;
}) {
  const automatic = form.values.acceptAutomatically === 'yes';
  const { heldAction } = form.values;
  return (
    <FormSection
      title="Decisions"
      description={`${channelName} offers each item first. It is accepted when it is in stock and its price is at least your price times the threshold.`}
    >
      <FormLayout>
        <Choice
          form={form}
          field="acceptAutomatically"
          label="Accept orders automatically"
          options={YES_NO}
          help="With No, every offer waits for your click, and the app shows what it would do and why."
        />
        {automatic && (
          <Choice
            form={form}
            field="onFailure"
            label="When stock or price do not pass"
            options={[
              { value: 'hold', label: 'Hold it for me' },
              { value: 'decline', label: 'Decline it' },
            ]}
            help="Offers that could not be checked are always held, never declined."
          />
        )}
        <FormLayout.Group>
          <Choice
            form={form}
            field="heldAction"
            label="When an offer is held for long"
            options={[
              { value: 'off', label: 'Do nothing' },
              { value: 'alert', label: 'Tell me' },
              { value: 'decline', label: 'Decline what is held' },
            ]}
            help={
              heldAction === 'decline'
                ? 'Declines the held items, also unchecked ones, and sends the rest.'
                : `An offer with a held item waits as a whole until you or ${channelName} end it.`
            }
          />
          {heldAction !== 'off' && (
            <Text
              form={form}
              field="heldHours"
              label="Held longer than"
              inputMode="numeric"
              suffix="hours"
              help="Counted from when the app first saw the offer."
            />
          )}
        </FormLayout.Group>
        <FormLayout.Group>
          <Text
            form={form}
            field="warnFirst"
            label="First warning after"
            inputMode="numeric"
            suffix="minutes"
            help={`${channelName} states no deadline, so warnings count from the first sight.`}
          />
          <Text
            form={form}
            field="warnSecond"
            label="Second warning after"
            inputMode="numeric"
            suffix="minutes"
            help="Shown as urgent, at the top of the list."
          />
        </FormLayout.Group>
        {children}
      </FormLayout>
    </FormSection>
  );
}
