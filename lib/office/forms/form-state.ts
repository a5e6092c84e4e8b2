/**
 * The state of a form after a staff action. `values` are the typed values; each message is shown at its field, and
 * `messages.form` above the form.
 */
export type FormState = {
  /** `idle`: not sent yet. `refused`: not allowed, or not possible now. `conflict`: changed by another person. */
  status: 'idle' | 'done' | 'invalid' | 'refused' | 'conflict' | 'busy';
  values: Record<string, string | string[]>;
  messages: Record<string, string>;
  /** What was done, one sentence. */
  note?: string;
  /** The page to open next. */
  href?: string;
};

/** The state of a form before it is sent, with its first `values`. */
export function idleForm(values: FormState['values'] = {}): FormState {
  return { status: 'idle', values, messages: {} };
}

/** The state after success: a note, or the page to open next. */
export function done(
  more: { note?: string; href?: string; values?: FormState['values'] } = {},
): FormState {
  return { status: 'done', values: {}, messages: {}, ...more };
}

/** The state after a failure, with messages by field or for `form`. `staffAction` adds the typed values. */
export function notDone(
  status: 'invalid' | 'refused' | 'conflict' | 'busy',
  messages: Record<string, string>,
): FormState {
  return { status, values: {}, messages };
}
