'use client';

import { type ChangeEvent, useState } from 'react';
import { useField } from './form-context';

const TOO_LARGE = 'Please choose a smaller file.';

/** A file upload in a `StaffForm`. A file that is too large is refused before it is sent. */
export function FileField({
  name,
  label,
  accept,
  hint,
  maxBytes,
}: {
  name: string;
  label: string;
  accept: string;
  hint: string;
  maxBytes: number;
}) {
  const { message } = useField(name);
  const [isTooLarge, setTooLarge] = useState(false);
  const shown = isTooLarge ? TOO_LARGE : message;

  function checkSize({ currentTarget: input }: ChangeEvent<HTMLInputElement>) {
    const size = input.files?.[0]?.size ?? 0;
    setTooLarge(size > maxBytes);
    // The browser then does not submit the form and shows the message.
    input.setCustomValidity(size > maxBytes ? TOO_LARGE : '');
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
        onChange={checkSize}
        aria-invalid={shown ? true : undefined}
        aria-describedby={shown ? `${name}-hint ${name}-message` : `${name}-hint`}
      />
      <small id={`${name}-hint`}>{hint}</small>
      {shown && (
        <p className="field-error" id={`${name}-message`}>
          {shown}
        </p>
      )}
    </div>
  );
}
