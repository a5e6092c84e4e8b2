/**
 * What a staff action answers a form. What was typed comes back on every answer, and each message
 * stands beside its field; `messages.form` stands above the form.
 */
export type FormState = {
  /** `idle` before the first send. `refused`: may not, or may not now. `conflict`: somebody else changed it. */
  status: 'idle' | 'done' | 'invalid' | 'refused' | 'conflict' | 'busy';
  values: Record<string, string | string[]>;
  messages: Record<string, string>;
  /** What was done, in a sentence. */
  note?: string;
  /** Where to go on. */
  href?: string;
};

/** A form as it is first shown, filled with `values`. */
export function idleForm(values: FormState['values'] = {}): FormState {
  return { status: 'idle', values, messages: {} };
}

/** The answer when it is done: what to say, or where to go on. */
export function done(
  more: { note?: string; href?: string; values?: FormState['values'] } = {},
): FormState {
  return { status: 'done', values: {}, messages: {}, ...more };
}

/** The answer when it is not, with a message for each field or for `form`; what was typed is added. */
export function notDone(
  status: 'invalid' | 'refused' | 'conflict' | 'busy',
  messages: Record<string, string>,
): FormState {
  return { status, values: {}, messages };
}
