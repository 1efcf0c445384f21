import { InlineGrid, Text } from '@shopify/polaris';
import { Fragment, type ReactNode } from 'react';

/** Names and values in two columns, for screen readers a list of terms. */
export function Facts({ facts }: { readonly facts: readonly { readonly label: string; readonly value: ReactNode }[] }) {
  return (
    <dl style={{ margin: 0 }}>
      <InlineGrid columns="minmax(6rem, 2fr) 3fr" gap="200">
        {facts.map(({ label, value }) => (
          <Fragment key={label}>
            <dt>
              <Text as="span" tone="subdued" breakWord>
                {label}
              </Text>
            </dt>
            <dd style={{ margin: 0, minWidth: 0 }}>
              <Text as="span" breakWord>
                {value}
              </Text>
            </dd>
          </Fragment>
        ))}
      </InlineGrid>
    </dl>
  );
}
