import { Checkbox, Select, TextField as PolarisTextField } from '@shopify/polaris';
import type { ReactNode } from 'react';
import type { FormState, TextField } from './use-connection-form.ts';

interface FieldProps {
  readonly form: FormState;
  readonly field: TextField;
  readonly label: string;
  readonly help?: ReactNode;
  readonly disabled?: boolean;
}

/** One line of text, or several, with its error below it. */
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
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
  readonly lines?: number;
  readonly maxLength?: number;
}) {
  const { required, placeholder, prefix, suffix, inputMode, lines, maxLength } = more;
  return (
    <PolarisTextField
      label={label}
      name={field}
      type={type}
      value={field === 'password' ? form.password : form.values[field]}
      onChange={(value) => form.set(field, value)}
      onBlur={() => form.touch(field)}
      error={form.errors.fields[field] ?? false}
      helpText={help ?? null}
      disabled={disabled}
      autoComplete={type === 'password' ? 'new-password' : 'off'}
      requiredIndicator={required === true}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(prefix === undefined ? {} : { prefix })}
      {...(suffix === undefined ? {} : { suffix })}
      {...(inputMode === undefined ? {} : { inputMode })}
      {...(lines === undefined ? {} : { multiline: lines })}
      {...(maxLength === undefined ? {} : { maxLength, showCharacterCount: true })}
    />
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

/** One of a few values. */
export function Choice({
  form,
  field,
  label,
  help,
  disabled = false,
  options,
}: FieldProps & { readonly options: readonly Option[] }) {
  return (
    <Select
      label={label}
      name={field}
      options={options.map((option) => ({ ...option }))}
      value={field === 'password' ? '' : form.values[field]}
      onChange={(value) => {
        form.set(field, value);
        form.touch(field);
      }}
      error={form.errors.fields[field] ?? false}
      helpText={help ?? null}
      disabled={disabled}
    />
  );
}

/** Something that is done or not. */
export function Switch({ form, field, label, help, disabled = false }: FieldProps) {
  return (
    <Checkbox
      label={label}
      name={field}
      checked={field !== 'password' && form.values[field] === 'yes'}
      onChange={(checked) => form.set(field, checked ? 'yes' : 'no')}
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
