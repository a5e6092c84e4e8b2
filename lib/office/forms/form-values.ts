/** A form's fields: text, a list for a name that occurs several times, or files. */
type FormFields = Record<string, string | string[] | File | File[]>;

// Excludes Next's own fields, which start with `$`, and names such as `__proto__`.
const FIELD_NAME = /^[a-z][\w.:-]{0,80}$/i;

/** Reads a form's fields; a name that occurs several times becomes a list. */
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

/** The fields that are returned to the form: all texts except passwords. */
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
