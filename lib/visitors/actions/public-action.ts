import { clientOf } from '@/lib/http/read-request';
import { countRequest, type Limit } from '@/lib/rate-limit';
import { serverAction } from './server-action';

type PublicAction<State> = {
  /** The limit by client that a call counts against. */
  limit: Limit;
  /** The state for a client over its limit. */
  tooMany: (form: FormData) => State;
  /** The state after an unexpected error, which is in the log. */
  failed: (error: unknown, form: FormData) => State;
  /** `sent` are the request's headers. */
  run: (form: FormData, sent: Headers) => Promise<State>;
};

/**
 * A server action that anyone may call: `export const joinQueueAction = publicAction('joinQueueAction', { … })`. It
 * counts the call against the client's limit, and redirects a plain form post to the state's `href`. Its name
 * must be `public` in POLICIES.
 */
export function publicAction<State extends object>(
  name: string,
  { limit, tooMany, failed, run }: PublicAction<State>,
): (state: State, form: FormData) => Promise<State> {
  return serverAction<State>(name, {
    run: async (form, sent) => {
      const secondsToWait = await countRequest(limit, clientOf(sent));
      return secondsToWait > 0 ? tooMany(form) : run(form, sent);
    },
    failed,
    hrefOf: (state) => ('href' in state && typeof state.href === 'string' ? state.href : undefined),
  });
}
