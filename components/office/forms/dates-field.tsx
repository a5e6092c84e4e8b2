'use client';

import { useState } from 'react';
import { useField } from './form-context';

/**
 * Fields for several dates and times in local time; empty fields are ignored. With JavaScript, buttons add a field
 * with a date a day or a week after the last one.
 */
export function DatesField({ name, label, hint }: { name: string; label: string; hint: string }) {
  const { value, message } = useField(name);
  const sent = value === undefined ? [] : [value].flat();
  const [added, setAdded] = useState<string[]>([]);
  const [isClient, setIsClient] = useState(false);
  const dates = added.length > 0 ? added : sent.length > 0 ? sent : [''];
  const described = [`${name}-hint`, message && `${name}-message`].filter(Boolean).join(' ');

  function addAfter(days: number, form: HTMLFormElement | null) {
    const now = form ? new FormData(form).getAll(name).map(String) : dates;
    const last = now.filter(Boolean).at(-1) ?? '';
    setAdded([...now, addDays(last, days)]);
    setIsClient(true);
  }

  return (
    <fieldset className="field dates-field" aria-describedby={described}>
      <legend>{label}</legend>
      {dates.map((date, index) => (
        <input
          // biome-ignore lint/suspicious/noArrayIndexKey: a date has no other identity than its position.
          key={`${index} ${date}`}
          className="input"
          type="datetime-local"
          name={name}
          id={index === 0 ? name : undefined}
          aria-label={`Date ${index + 1}`}
          defaultValue={date}
          // biome-ignore lint/a11y/noAutofocus: the user has just added this field.
          autoFocus={isClient && index === dates.length - 1}
          aria-invalid={message ? true : undefined}
        />
      ))}
      <small id={`${name}-hint`}>{hint}</small>
      {message && (
        <p className="field-error" id={`${name}-message`}>
          {message}
        </p>
      )}
      <p className="staff-actions">
        <button
          type="button"
          className="button button-quiet"
          onClick={(event) => addAfter(1, event.currentTarget.form)}
        >
          Add the next day
        </button>
        <button
          type="button"
          className="button button-quiet"
          onClick={(event) => addAfter(7, event.currentTarget.form)}
        >
          Add a week later
        </button>
      </p>
    </fieldset>
  );
}

/** The local time `2027-03-04T19:30` some days later, at the same hour; empty for an empty date. */
function addDays(date: string, days: number): string {
  const moment = new Date(`${date}:00Z`);
  if (Number.isNaN(+moment)) return '';
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 16);
}
