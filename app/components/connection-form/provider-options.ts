import type { ShippingChoices } from '../../views/connection-form.ts';
import type { Option } from './fields.tsx';

/** The channel's providers by name; one that is chosen but not offered any more keeps its place. */
export function providerOptions(providers: ShippingChoices['providers'], chosen: string): readonly Option[] {
  const known = providers.map(({ id, name }) => ({ value: id, label: name === id ? name : `${name} (${id})` }));
  const missing = chosen !== '' && !providers.some(({ id }) => id === chosen);
  return missing ? [...known, { value: chosen, label: `${chosen} (not offered now)` }] : known;
}
