import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { isBusyOrUnavailable } from '@/db/errors';
import { clientOf, requestIdOf } from '@/lib/http/read-request';
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
 * Makes a server action for staff: `export const changeShowAction = staffAction('changeShowAction', schema, async
 * (input, { staff }) => …)`. It checks the role in the database, parses the form's fields with `schema` and calls
 * `work`. Typed values are returned with every state except `done`; without JavaScript, `done` redirects to its
 * `href`. Errors of `work` are logged and become the state `busy`.
 */
export function staffAction<Input>(
  name: PolicyName,
  schema: z.ZodType<Input>,
  work: Work<Input, { staff: Staff; client: string }>,
): Action {
  return action(name, schema, async (input, sent) => {
    const staff = await currentStaff();
    if (!staff) return refusal(ACCESS_MESSAGES.signIn, '/staff/sign-in');
    if (!isAllowed(name, staff.role)) return refusal(ACCESS_MESSAGES.role);
    return input.ok ? work(input.data, { staff, client: clientOf(sent) }) : input.state;
  });
}

/** The same for what anybody may do; its policy must say so. */
export function publicAction<Input>(
  name: PolicyName,
  schema: z.ZodType<Input>,
  work: Work<Input, { client: string }>,
): Action {
  return action(name, schema, async (input, sent) => {
    if (!isAllowed(name, null)) return refusal(ACCESS_MESSAGES.signIn, '/staff/sign-in');
    return input.ok ? work(input.data, { client: clientOf(sent) }) : input.state;
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
    const state = await withRequestId(requestIdOf(sent), async () => {
      const fields = form instanceof FormData ? readFields(form) : {};
      const values = typedValues(fields);
      try {
        const answer = await run(parse(schema, fields), sent);
        if (answer.status === 'done') return answer;
        return { ...answer, values: { ...values, ...answer.values } };
      } catch (error) {
        log.error({ err: error, action: name }, 'a staff action failed');
        return { status: 'busy' as const, values, messages: { form: errorMessage(error) } };
      }
    });
    // With JavaScript the browser follows `href` itself; a redirect here would make the server render the page.
    if (state.status === 'done' && state.href && !sent.has('next-action')) redirect(state.href);
    return state;
  };
}

/** Parses the fields, or returns the first message of each field. */
function parse<Input>(schema: z.ZodType<Input>, fields: object): Parsed<Input> {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, data: parsed.data };
  const messages: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    messages[String(path[0] ?? 'form')] ??= message;
  }
  return { ok: false, state: { status: 'invalid', values: {}, messages } };
}

function refusal(message: string, href?: string): FormState {
  return { status: 'refused', values: {}, messages: { form: message }, ...(href ? { href } : {}) };
}

function errorMessage(error: unknown): string {
  return isBusyOrUnavailable(error)
    ? 'Please try again in a moment. The database is busy, and nothing was saved.'
    : 'Please reload the page and check before you try again. We do not know whether this was saved.';
}
