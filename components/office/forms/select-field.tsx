'use client';

import type { ComponentProps } from 'react';
import { useField } from './form-context';

type Props = ComponentProps<'select'> & {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
};

/** A select field in a `StaffForm`. */
export function SelectField({ name, label, options, id = name, defaultValue, ...rest }: Props) {
  const { value, message } = useField(name);
  const chosen = typeof value === 'string' ? value : defaultValue;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        className="input"
        {...rest}
        // React resets a form after its action to the first rendered option; a new key renders it again.
        key={String(chosen)}
        id={id}
        name={name}
        defaultValue={chosen}
        aria-invalid={message ? true : undefined}
        aria-describedby={message ? `${id}-message` : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {message && (
        <p className="field-error" id={`${id}-message`}>
          {message}
        </p>
      )}
    </div>
  );
}
