import { useCallback, useMemo, useState } from 'react';
import type { ConnectionValues, FormErrors } from '../../views/connection-form.ts';

/** A field that holds one text. */
export type TextField = Exclude<keyof ConnectionValues, 'stockLocations'> | 'password';

export interface FormState {
  readonly values: ConnectionValues;
  readonly password: string;
  readonly dirty: boolean;
  readonly errors: FormErrors;
  readonly set: (field: TextField, value: string) => void;
  readonly setStockLocations: (refs: readonly string[]) => void;
  readonly reset: () => void;
  /** What is posted, see app/forms/connection-form.server.ts. */
  readonly toFormData: (intent: string) => FormData;
}

/** The values as they stand in the form; `initial` anew after each save. */
export function useConnectionForm(initial: ConnectionValues, errors: FormErrors): FormState {
  const [values, setValues] = useState(initial);
  const [password, setPassword] = useState('');
  const [saved, setSaved] = useState(initial);

  // A save brings new initial values: they replace what was typed, and the password is no longer needed.
  if (JSON.stringify(saved) !== JSON.stringify(initial)) {
    setSaved(initial);
    setValues(initial);
    setPassword('');
  }

  const dirty = useMemo(
    () => password !== '' || JSON.stringify(values) !== JSON.stringify(saved),
    [values, saved, password],
  );
  const set = useCallback((field: TextField, value: string) => {
    if (field === 'password') setPassword(value);
    else setValues((present) => ({ ...present, [field]: value }));
  }, []);
  const setStockLocations = useCallback(
    (refs: readonly string[]) => setValues((present) => ({ ...present, stockLocations: refs })),
    [],
  );
  const reset = useCallback(() => {
    setValues(saved);
    setPassword('');
  }, [saved]);
  const toFormData = useCallback(
    (intent: string) => {
      const data = new FormData();
      data.set('intent', intent);
      data.set('password', password);
      for (const [name, value] of Object.entries(values)) {
        for (const text of typeof value === 'string' ? [value] : value) data.append(name, text);
      }
      return data;
    },
    [values, password],
  );
  return { values, password, dirty, errors, set, setStockLocations, reset, toFormData };
}
