import type { z } from 'zod';
import { isBusyOrUnavailable } from '@/db/errors';
import { clientOf } from '@/lib/http/read-request';
import type { FormState } from '@/lib/office/forms/form-state';
import { readFields, typedValues } from '@/lib/office/forms/form-values';
import type { Staff } from '@/lib/office/staff/staff';
import { serverAction } from '@/lib/visitors/actions/server-action';
import { ACCESS_MESSAGES } from './access-messages';
import { currentStaff } from './current-staff';
import { isAllowed, type PolicyName } from './policies';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Work<Input> = (input: Input, context: { staff: Staff; client: string }) => Promise<FormState>;

/**
 * Makes a server action for staff: `export const changeShowAction = staffAction('changeShowAction', schema, async
 * (input, { staff }) => …)`. It checks the role in the database, parses the form's fields with `schema` and calls
 * `work`. Typed values are returned with every state except `done`; without JavaScript, `done` redirects to its
 * `href`. Errors of `work` are logged and become the state `busy`.
 */
export function staffAction<Input>(
  name: PolicyName,
  schema: z.ZodType<Input>,
  work: Work<Input>,
): Action {
  return serverAction<FormState>(name, {
    run: async (form, sent) => {
      const staff = await currentStaff();
      if (!staff) return withTypedValues(form, refusal(ACCESS_MESSAGES.signIn, '/staff/sign-in'));
      if (!isAllowed(name, staff.role)) return withTypedValues(form, refusal(ACCESS_MESSAGES.role));
      const input = parseForm(schema, form);
      if (!input.ok) return input.state;
      return withTypedValues(form, await work(input.data, { staff, client: clientOf(sent) }));
    },
    failed: failedForm,
    hrefOf: (state) => (state.status === 'done' ? state.href : undefined),
  });
}

/** A form's fields parsed with `schema`, or the state with the first message of each field. */
export function parseForm<Input>(
  schema: z.ZodType<Input>,
  form: FormData,
): { ok: true; data: Input } | { ok: false; state: FormState } {
  const parsed = schema.safeParse(readFields(form));
  if (parsed.success) return { ok: true, data: parsed.data };
  const messages: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    messages[String(path[0] ?? 'form')] ??= message;
  }
  return { ok: false, state: withTypedValues(form, { status: 'invalid', values: {}, messages }) };
}

/** The state of a form after an unexpected error. */
export function failedForm(error: unknown, form: FormData): FormState {
  const message = isBusyOrUnavailable(error)
    ? 'Please try again in a moment. The database is busy, and nothing was saved.'
    : 'Please reload the page and check before you try again. We do not know whether this was saved.';
  return withTypedValues(form, { status: 'busy', values: {}, messages: { form: message } });
}

function withTypedValues(form: FormData, state: FormState): FormState {
  if (state.status === 'done') return state;
  return { ...state, values: { ...typedValues(readFields(form)), ...state.values } };
}

function refusal(message: string, href?: string): FormState {
  return { status: 'refused', values: {}, messages: { form: message }, ...(href ? { href } : {}) };
}
