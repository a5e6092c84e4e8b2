'use client';

import { useField } from './form-context';

/** A hidden field in a `StaffForm`: `value`, unless the form's last state has another one. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  const { value: stateValue } = useField(name);
  const now = typeof stateValue === 'string' ? stateValue : value;
  return <input key={now} type="hidden" name={name} defaultValue={now} />;
}
