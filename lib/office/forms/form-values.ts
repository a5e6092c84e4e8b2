/** What a form's fields hold, for a schema: text, a list where a name stands several times, or files. */
export type FormFields = Record<string, string | string[] | File | File[]>;

// Next's own fields begin with a `$`; names such as `__proto__` are nobody's.
const FIELD_NAME = /^[a-z][\w.:-]{0,80}$/i;

/** Reads a form's fields; one that was sent several times becomes a list. */
export function readFields(form: FormData): FormFields {
  const names = [...new Set(form.keys())].filter((name) => FIELD_NAME.test(name));
  return Object.fromEntries(
    names.map((name) => {
      const all = form.getAll(name);
      const [first] = all;
      return [name, (all.length === 1 && first !== undefined ? first : all) as FormFields[string]];
    }),
  );
}

/** What of it goes back into the form: all text but passwords. */
export function typedValues(fields: FormFields): Record<string, string | string[]> {
  const kept = Object.entries(fields).filter(
    (field): field is [string, string | string[]] =>
      isText(field[1]) && !/password/i.test(field[0]),
  );
  return Object.fromEntries(kept);
}

function isText(value: FormFields[string]): value is string | string[] {
  return Array.isArray(value)
    ? value.every((one) => typeof one === 'string')
    : typeof value === 'string';
}
