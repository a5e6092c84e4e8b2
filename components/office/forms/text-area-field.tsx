'use client';

import type { ComponentProps } from 'react';
import { useField } from './form-context';

type Props = ComponentProps<'textarea'> & { name: string; label: string; hint?: string };

/** A text field of several lines in a `StaffForm`. */
export function TextAreaField({ name, label, hint, id = name, defaultValue, ...rest }: Props) {
  const { value, message } = useField(name);
  const described = [hint && `${id}-hint`, message && `${id}-message`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        className="input"
        rows={6}
        {...rest}
        id={id}
        name={name}
        defaultValue={typeof value === 'string' ? value : defaultValue}
        aria-invalid={message ? true : undefined}
        aria-describedby={described || undefined}
      />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      {message && (
        <p className="field-error" id={`${id}-message`}>
          {message}
        </p>
      )}
    </div>
  );
}
