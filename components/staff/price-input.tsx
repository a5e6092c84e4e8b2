'use client';

import { useField } from './form-context';

/** One amount in a table of prices, with its message below it. */
export function PriceInput({
  name,
  label,
  written,
}: {
  name: string;
  label: string;
  written: string;
}) {
  const { value, message } = useField(name);
  const id = name.replaceAll(':', '-');
  return (
    <>
      <input
        className="input"
        id={id}
        name={name}
        aria-label={label}
        // On a phone the columns' heads are not there.
        placeholder={label.split(',')[0]}
        defaultValue={typeof value === 'string' ? value : written}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        aria-invalid={message ? true : undefined}
        aria-describedby={message ? `${id}-message` : undefined}
      />
      {message && (
        <p className="field-error" id={`${id}-message`}>
          {message}
        </p>
      )}
    </>
  );
}
