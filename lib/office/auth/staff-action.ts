import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { isNotTaken } from '@/db/errors';
import { log } from '@/lib/log';
import type { FormState } from '@/lib/office/forms/form-state';
import { readFields, typedValues } from '@/lib/office/forms/form-values';
import type { Staff } from '@/lib/office/staff/staff';
import { withRequestId } from '@/lib/request-id';
import { ACCESS_MESSAGES } from './access-messages';
import { currentStaff } from './current-staff';
import { isAllowed, type PolicyName } from './policies';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Work<Input, Who> = (input: Input, context: Who) => Promise<FormState>;

/**
 * A server action for staff: `export const renameShow = staffAction('renameShow', schema, async (input,
 * { staff }) => …)`. Asks the database for the role, parses the form's fields with `schema` and runs
 * `work`. What was typed comes back on every answer but `done`; a plain form post is redirected to
 * `href` after `done`. Errors of `work` are logged and answered as `busy`.
 */
export function staffAction<Input>(
  name: PolicyName,
  schema: z.ZodType<Input>,
  work: Work<Input, { staff: Staff; headers: Headers }>,
): Action {
  return action(name, schema, async (input, sent) => {
    const staff = await currentStaff();
    if (!staff) return refusal(ACCESS_MESSAGES.signIn, '/staff/sign-in');
    if (!isAllowed(name, staff.role)) return refusal(ACCESS_MESSAGES.role);
    return input.ok ? work(input.data, { staff, headers: sent }) : input.state;
  });
}

/** The same for what anybody may do; its policy must say so. */
export function publicAction<Input>(
  name: PolicyName,
  schema: z.ZodType<Input>,
  work: Work<Input, { headers: Headers }>,
): Action {
  return action(name, schema, async (input, sent) => {
    if (!isAllowed(name, null)) return refusal(ACCESS_MESSAGES.signIn, '/staff/sign-in');
    return input.ok ? work(input.data, { headers: sent }) : input.state;
  });
}

type Parsed<Input> = { ok: true; data: Input } | { ok: false; state: FormState };

function action<Input>(
  name: PolicyName,
  schema: z.ZodType<Input>,
  run: (input: Parsed<Input>, sent: Headers) => Promise<FormState>,
): Action {
  return async (_state, form) => {
    const sent = await headers();
    const state = await withRequestId(sent, async () => {
      const fields = form instanceof FormData ? readFields(form) : {};
      const values = typedValues(fields);
      try {
        const answer = await run(parse(schema, fields), sent);
        if (answer.status === 'done') return answer;
        return { ...answer, values: { ...values, ...answer.values } };
      } catch (error) {
        log.error({ err: error, action: name }, 'an action of the house failed');
        return { status: 'busy' as const, values, messages: { form: wordsFor(error) } };
      }
    });
    // A redirect answered to JavaScript makes the server render the page for it first.
    if (state.status === 'done' && state.href && !sent.has('next-action')) redirect(state.href);
    return state;
  };
}

/** Parses the fields; otherwise the first message of each field, by the field's name. */
function parse<Input>(schema: z.ZodType<Input>, fields: object): Parsed<Input> {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, data: parsed.data };
  const messages: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    messages[String(path[0] ?? 'form')] ??= message;
  }
  return { ok: false, state: { status: 'invalid', values: {}, messages } };
}

function refusal(words: string, href?: string): FormState {
  return { status: 'refused', values: {}, messages: { form: words }, ...(href ? { href } : {}) };
}

function wordsFor(error: unknown): string {
  return isNotTaken(error)
    ? 'Nothing was changed: the database is busy. Please send it again in a moment.'
    : 'We did not hear whether it was done. Look at the page again before you repeat it.';
}
