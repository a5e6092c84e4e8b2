'use client';

import { useField } from './form-context';

/** What a `StaffForm` sends along unseen: `value` until an answer says otherwise. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  const { value: answered } = useField(name);
  const now = typeof answered === 'string' ? answered : value;
  return <input key={now} type="hidden" name={name} defaultValue={now} />;
}
