import { Banner } from '@shopify/polaris';

/** Filters of the address that made no sense: named, so that nobody takes the list for something it is not. */
export function UnusedFilters({ names, onReset }: { readonly names: readonly string[]; readonly onReset: () => void }) {
  if (names.length === 0) return null;
  const quoted = names.map((name) => `“${name}”`);
  const list = quoted.length === 1 ? quoted[0] : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
  return (
    <Banner tone="warning" action={{ content: 'Reset filters', onAction: onReset }}>
      {quoted.length === 1
        ? `The filter ${list} was not understood and is not used.`
        : `The filters ${list} were not understood and are not used.`}
    </Banner>
  );
}
