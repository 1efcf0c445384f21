import { Select, TextField as PolarisTextField } from '@shopify/polaris';
import type { ReactNode } from 'react';
import type { FormState, TextField } from './use-connection-form.ts';

interface FieldProps {
  readonly form: FormState;
  readonly field: TextField;
  readonly label: string;
  readonly help?: ReactNode;
  readonly disabled?: boolean;
}

/** One line of text with its error below it. */
export function Text({
  form,
  field,
  label,
  help,
  disabled = false,
  type = 'text',
  ...more
}: FieldProps & {
  readonly type?: 'text' | 'password' | 'date';
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly inputMode?: 'decimal' | 'text';
}) {
  const { required, placeholder, prefix, suffix, inputMode } = more;
  return (
    <PolarisTextField
      label={label}
      name={field}
      type={type}
      value={field === 'password' ? form.password : form.values[field]}
      onChange={(value) => form.set(field, value)}
      error={form.errors.fields[field] ?? false}
      helpText={help ?? null}
      disabled={disabled}
      autoComplete={type === 'password' ? 'new-password' : 'off'}
      requiredIndicator={required === true}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(prefix === undefined ? {} : { prefix })}
      {...(suffix === undefined ? {} : { suffix })}
      {...(inputMode === undefined ? {} : { inputMode })}
    />
  );
}

/** One of a few values. */
export function Choice({
  form,
  field,
  label,
  help,
  disabled = false,
  options,
}: FieldProps & {
  readonly options: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[];
}) {
  return (
    <Select
      label={label}
      name={field}
      options={options.map((option) => ({ ...option }))}
      value={field === 'password' ? '' : form.values[field]}
      onChange={(value) => form.set(field, value)}
      error={form.errors.fields[field] ?? false}
      helpText={help ?? null}
      disabled={disabled}
    />
  );
}

export const YES_NO = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
] as const;
