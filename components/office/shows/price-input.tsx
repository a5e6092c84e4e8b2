'use client';

import { useField } from '@/components/office/forms/form-context';

/** One amount in a table of prices, with its message below it. */
export function PriceInput({
  name,
  type,
  category,
  written,
}: {
  name: string;
  /** In words; the table's head says it too where it is wide enough to have one. */
  type: string;
  category: string;
  written: string;
}) {
  const { value, message } = useField(name);
  const id = name.replaceAll(':', '-');
  return (
    <>
      <label htmlFor={id}>
        {type}
        <span className="sr-only">, {category}</span>
      </label>
      <input
        className="input"
        id={id}
        name={name}
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
