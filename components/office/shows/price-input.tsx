'use client';

import { useField } from '@/components/office/forms/form-context';

/** One price field of the table, with its message below. */
export function PriceInput({
  name,
  type,
  category,
  written,
}: {
  name: string;
  /** Label of the ticket type; on wide screens the table's head shows it too. */
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
