'use client';

import { type ChangeEvent, useState } from 'react';
import { useField } from './form-context';

/** A file to upload in a `StaffForm`; one that is too large is told before it is sent. */
export function FileField({
  name,
  label,
  accept,
  hint,
  mostBytes,
}: {
  name: string;
  label: string;
  accept: string;
  hint: string;
  mostBytes: number;
}) {
  const { message } = useField(name);
  const [isTooLarge, setTooLarge] = useState(false);
  const words = isTooLarge ? 'This file is too large.' : message;

  function judge({ currentTarget: input }: ChangeEvent<HTMLInputElement>) {
    const size = input.files?.[0]?.size ?? 0;
    setTooLarge(size > mostBytes);
    // The browser then holds the form back and says so itself.
    input.setCustomValidity(size > mostBytes ? 'This file is too large.' : '');
  }

  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input
        className="input"
        type="file"
        id={name}
        name={name}
        accept={accept}
        required
        onChange={judge}
        aria-invalid={words ? true : undefined}
        aria-describedby={words ? `${name}-hint ${name}-message` : `${name}-hint`}
      />
      <small id={`${name}-hint`}>{hint}</small>
      {words && (
        <p className="field-error" id={`${name}-message`}>
          {words}
        </p>
      )}
    </div>
  );
}
