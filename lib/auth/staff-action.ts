import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { DatabaseBusyError, DatabaseUnavailableError } from '@/db/errors';
import { log } from '@/lib/log';
import { withRequestId } from '@/lib/request-id';
import type { FormState } from '@/lib/staff/form-state';
import { fieldsOf, typedValues } from '@/lib/staff/form-values';
import type { Staff } from '@/lib/staff/staff';
import { currentStaff } from './current-staff';
import { isAllowed, type PolicyName } from './policies';

type Work<Input> = (input: Input, context: { staff: Staff }) => Promise<FormState>;
type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** What an action answers to somebody who may not; the walk through all actions knows it by these. */
export const ACCESS_WORDS = {
  signIn: 'You are not signed in any more. Sign in, and send this again.',
  role: 'Your role may not do this.',
};

/**
 * A server action for staff: `export const renameShow = staffAction('renameShow', schema, async (input,
 * { staff }) => …)`. Asks the database for the role, parses the form's fields with `schema` and runs
 * `work`. What was typed comes back on every answer but `done`; a plain form post is redirected to
 * `href` after `done`. Errors of `work` are logged and answered as `busy`.
 */
export function staffAction<Input>(
  name: PolicyName,
  schema: z.ZodType<Input>,
  work: Work<Input>,
): Action {
  return async (_state, form) => {
    const asked = await headers();
    const state = await withRequestId(asked, () => answer(name, schema, work, form));
    // A redirect answered to JavaScript makes the server render the page for it first.
    if (state.status === 'done' && state.href && !asked.has('next-action')) redirect(state.href);
    return state;
  };
}

async function answer<Input>(
  name: PolicyName,
  schema: z.ZodType<Input>,
  work: Work<Input>,
  form: FormData,
): Promise<FormState> {
  const fields = form instanceof FormData ? fieldsOf(form) : {};
  const values = typedValues(fields);
  try {
    const staff = await currentStaff();
    if (!staff) return refusal(values, ACCESS_WORDS.signIn, '/staff/sign-in');
    if (!isAllowed(name, staff.role)) return refusal(values, ACCESS_WORDS.role);
    const parsed = schema.safeParse(fields);
    if (!parsed.success) return { status: 'invalid', values, messages: messagesOf(parsed.error) };
    const state = await work(parsed.data, { staff });
    return state.status === 'done' ? state : { ...state, values: { ...values, ...state.values } };
  } catch (error) {
    log.error({ err: error, action: name }, 'a staff action failed');
    return { status: 'busy', values, messages: { form: wordsFor(error) } };
  }
}

function refusal(values: FormState['values'], words: string, href?: string): FormState {
  return { status: 'refused', values, messages: { form: words }, ...(href ? { href } : {}) };
}

/** The first message of each field, by the field's name. */
function messagesOf(error: z.ZodError): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const { path, message } of error.issues) messages[String(path[0] ?? 'form')] ??= message;
  return messages;
}

function wordsFor(error: unknown): string {
  return error instanceof DatabaseBusyError || error instanceof DatabaseUnavailableError
    ? 'Nothing was changed: the database is busy. Please send it again in a moment.'
    : 'We did not hear whether it was done. Look at the page again before you repeat it.';
}
