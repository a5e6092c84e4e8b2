import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { clientOf, requestIdOf } from '@/lib/http/read-request';
import { log } from '@/lib/log';
import { countRequest, type Limit } from '@/lib/rate-limit';
import { withRequestId } from '@/lib/request-id';

type PublicAction<State> = {
  /** The limit by client that a call counts against. */
  limit: Limit;
  /** The state for a client over its limit. */
  tooMany: (form: FormData) => State;
  /** The state after an unexpected error, which is in the log. */
  failed: (error: unknown, form: FormData) => State;
  run: (form: FormData, sent: Headers) => Promise<State>;
};

/**
 * A server action that anyone may call: `export const joinQueueAction = publicAction('joinQueueAction', { … })`.
 * Counts the call against the client's limit, runs it under the request's id, logs what it throws, and
 * redirects a plain form post to the state's `href`. Called by JavaScript it returns the state, because
 * a redirect would make the server render that page first. Its name must be `public` in POLICIES.
 */
export function publicAction<State extends object>(
  name: string,
  { limit, tooMany, failed, run }: PublicAction<State>,
): (state: State, form: FormData) => Promise<State> {
  return async (_state, given) => {
    // The action is a public endpoint: a forged call may send anything.
    const form = given instanceof FormData ? given : new FormData();
    const sent = await headers();
    if ((await countRequest(limit, clientOf(sent))) > 0) return tooMany(form);
    const state = await withRequestId(requestIdOf(sent), async () => {
      try {
        return await run(form, sent);
      } catch (error) {
        log.error({ err: error, action: name }, 'a public action failed');
        return failed(error, form);
      }
    });
    const href = 'href' in state && typeof state.href === 'string' ? state.href : undefined;
    if (href && !sent.has('next-action')) redirect(href);
    return state;
  };
}
