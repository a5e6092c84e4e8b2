import type { ComponentProps } from 'react';

/** A labelled text input. A `message` is shown beside it and marks it as invalid. */
export function Field({
  label,
  hint,
  message,
  ...input
}: {
  label: string;
  hint?: string;
  message?: string;
} & ComponentProps<'input'> & { id: string }) {
  const described = [hint && `${input.id}-hint`, message && `${input.id}-message`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="field">
      <label htmlFor={input.id}>{label}</label>
      <input
        className="input"
        aria-invalid={message ? true : undefined}
        aria-describedby={described || undefined}
        {...input}
      />
      {hint && <small id={`${input.id}-hint`}>{hint}</small>}
      {message && (
        <p className="field-error" id={`${input.id}-message`}>
          {message}
        </p>
      )}
    </div>
  );
}
