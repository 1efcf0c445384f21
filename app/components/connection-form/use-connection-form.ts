import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { connectionErrors, dryRunErrors, NOT_STARTED, NOTHING_SAVED } from '../../forms/connection-rules.ts';
import type {
  CarrierRow,
  ConnectionValues,
  ErrorField,
  FieldErrors,
  FormErrors,
  ValueField,
} from '../../views/connection-form.ts';
import { focusFirst } from './focus-first.ts';
import { useAfterPointer } from './use-after-pointer.ts';

export type TextField = ValueField | 'password';

/** Fields that say what is wrong with them: those that were left, or all after a post. */
type Shown = ReadonlySet<string> | 'all' | 'settings';

export interface FormState {
  readonly values: ConnectionValues;
  readonly password: string;
  readonly dirty: boolean;
  readonly errors: FormErrors;
  readonly set: (field: TextField, value: string) => void;
  readonly setStockLocations: (refs: readonly string[]) => void;
  readonly setCarriers: (rows: readonly CarrierRow[]) => void;
  /** Puts all of these into the form at once. */
  readonly fill: (values: ConnectionValues) => void;
  /** The field was left: from now on it says what is wrong with it. */
  readonly touch: (field: ErrorField) => void;
  readonly reset: () => void;
  /**
   * What is posted (app/forms/connection-form.server.ts); null when a field is wrong, which is then shown and focused.
   * `what`: the settings alone, for a dry run.
   */
  readonly ready: (intent: string, what?: 'all' | 'settings') => FormData | null;
  /** What is posted, whatever it is. */
  readonly toFormData: (intent: string) => FormData;
}

/** The values as they stand in the form; `initial` anew after each save. `reply`: the errors of the latest post. */
export function useConnectionForm(
  initial: ConnectionValues,
  options: { readonly existing: boolean; readonly reply: FormErrors | null },
): FormState {
  const { existing, reply } = options;
  const [values, setValues] = useState(initial);
  const [password, setPassword] = useState('');
  const [saved, setSaved] = useState(initial);
  const [shown, setShown] = useState<Shown>(new Set<string>());
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set<string>());
  const [answered, setAnswered] = useState(reply);
  const toFocus = useRef(false);

  // A save brings new initial values: they replace what was typed, and the password is no longer needed.
  if (JSON.stringify(saved) !== JSON.stringify(initial)) {
    setSaved(initial);
    setValues(initial);
    setPassword('');
    setShown(new Set());
  }
  if (answered !== reply) {
    setAnswered(reply);
    setMended(new Set());
  }

  const dirty = useMemo(
    () => password !== '' || JSON.stringify(values) !== JSON.stringify(saved),
    [values, saved, password],
  );
  const errors = useMemo(() => {
    const all = connectionErrors(values, { password, existing });
    const own = Object.entries(shown === 'settings' ? dryRunErrors(values) : all).filter(
      ([field]) => typeof shown === 'string' || shown.has(field),
    );
    const others = Object.entries(reply?.fields ?? {}).filter(([field]) => !mended.has(field));
    const fields: FieldErrors = Object.fromEntries([...others, ...own]);
    const refused =
      own.length === 0 ? null : shown === 'all' ? NOTHING_SAVED : shown === 'settings' ? NOT_STARTED : null;
    return { fields, form: (others.length > 0 || noFields(reply) ? reply?.form : null) ?? refused };
  }, [values, password, existing, shown, reply, mended]);

  useEffect(() => {
    if (reply !== null) toFocus.current = true;
  }, [reply]);
  useEffect(() => {
    if (!toFocus.current) return;
    toFocus.current = false;
    focusFirst(Object.keys(errors.fields));
  });

  const changed = useCallback((...fields: readonly string[]) => {
    setMended((present) => new Set([...present, ...fields]));
  }, []);
  const set = useCallback(
    (field: TextField, value: string) => {
      changed(field);
      if (field === 'password') setPassword(value);
      else setValues((present) => ({ ...present, [field]: value }));
    },
    [changed],
  );
  const setStockLocations = useCallback(
    (refs: readonly string[]) => {
      changed('stockLocations', 'stockOnlyLocation');
      setValues((present) => ({ ...present, stockLocations: refs }));
    },
    [changed],
  );
  const setCarriers = useCallback(
    (rows: readonly CarrierRow[]) => {
      changed('carrierMap', ...rows.flatMap((_, row) => [`carrierMap.${row}.carrier`, `carrierMap.${row}.providerId`]));
      setValues((present) => ({ ...present, carrierMap: rows }));
    },
    [changed],
  );
  const afterPointer = useAfterPointer();
  const touch = useCallback(
    (field: ErrorField) => {
      const show = (present: Shown): Shown =>
        typeof present === 'string' || present.has(field) ? present : new Set([...present, field]);
      afterPointer(() => setShown(show));
    },
    [afterPointer],
  );
  const reset = useCallback(() => {
    setValues(saved);
    setPassword('');
    setShown(new Set());
    changed(...Object.keys(reply?.fields ?? {}));
  }, [saved, changed, reply]);
  const toFormData = useCallback((intent: string) => formData(intent, values, password), [values, password]);
  const ready = useCallback(
    (intent: string, what: 'all' | 'settings' = 'all') => {
      const found = what === 'all' ? connectionErrors(values, { password, existing }) : dryRunErrors(values);
      if (Object.keys(found).length === 0) return toFormData(intent);
      setShown(what);
      toFocus.current = true;
      return null;
    },
    [values, password, existing, toFormData],
  );
  return {
    values,
    password,
    dirty,
    errors,
    set,
    setStockLocations,
    setCarriers,
    fill: setValues,
    touch,
    reset,
    ready,
    toFormData,
  };
}

function formData(intent: string, values: ConnectionValues, password: string): FormData {
  const { stockLocations, carrierMap, ...texts } = values;
  const data = new FormData();
  data.set('intent', intent);
  data.set('password', password);
  for (const [name, text] of Object.entries(texts)) data.set(name, text);
  for (const ref of stockLocations) data.append('stockLocations', ref);
  for (const { carrier, providerId } of carrierMap) {
    data.append('carrier', carrier);
    data.append('carrierProvider', providerId);
  }
  return data;
}

function noFields(reply: FormErrors | null): boolean {
  return reply !== null && Object.keys(reply.fields).length === 0;
}
