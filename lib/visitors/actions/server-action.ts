import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { requestIdOf } from '@/lib/http/read-request';
import { log } from '@/lib/log';
import { withRequestId } from '@/lib/request-id';

type ServerAction<State> = {
  /** `sent` are the request's headers. */
  run: (form: FormData, sent: Headers) => Promise<State>;
  /** The state after an unexpected error, which is in the log. */
  failed: (error: unknown, form: FormData) => State;
  /** Where a plain form post is redirected to; undefined shows the form's page again. */
  hrefOf: (state: State) => string | undefined;
};

/**
 * What every server action does: it runs under the request's id, logs what it throws, and redirects a plain form
 * post. Called by JavaScript it returns the state, because a redirect would make the server render that page
 * first. Use `publicAction` or `staffAction`, which also decide who may call it.
 */
export function serverAction<State>(
  name: string,
  { run, failed, hrefOf }: ServerAction<State>,
): (state: State, form: FormData) => Promise<State> {
  return async (_state, given) => {
    // The action is a public endpoint: a forged call may send anything.
    const form = given instanceof FormData ? given : new FormData();
    const sent = await headers();
    const state = await withRequestId(requestIdOf(sent), async () => {
      try {
        return await run(form, sent);
      } catch (error) {
        log.error({ err: error, action: name }, 'a server action failed');
        return failed(error, form);
      }
    });
    const href = hrefOf(state);
    if (href && !sent.has('next-action')) redirect(href);
    return state;
  };
}
