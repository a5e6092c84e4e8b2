'use client';

import { useField } from './form-context';

type Props = { name: string; label: string; value?: string; id?: string; defaultChecked?: boolean };

/** A checkbox in a `StaffForm`; several with the same name send a list. */
export function CheckboxField({ name, label, value = 'yes', id, defaultChecked }: Props) {
  const { value: sent, message } = useField(name);
  const isChecked = sent === undefined ? defaultChecked : [sent].flat().includes(value);
  const boxId = id ?? `${name}-${value}`;
  return (
    <div className="check-field">
      <input
        key={String(isChecked)}
        type="checkbox"
        id={boxId}
        name={name}
        value={value}
        defaultChecked={isChecked}
        aria-invalid={message ? true : undefined}
        aria-describedby={message ? `${boxId}-message` : undefined}
      />
      <label htmlFor={boxId}>{label}</label>
      {message && (
        <p className="field-error" id={`${boxId}-message`}>
          {message}
        </p>
      )}
    </div>
  );
}
