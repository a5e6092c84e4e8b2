import { type APIRequestContext, expect, type Page, request } from '@playwright/test';
import { queueKeys } from '@/lib/visitors/waiting-room/run-queue-script';
import { makeShow, type OwnShow } from './own-show';

/** The next in the queue poll after four seconds, a second tab a little later. */
export const POLL_TIMEOUT = { timeout: 30_000 };

type Changes = Parameters<typeof makeShow>[0];

/** A show that admits one visitor at a time, with a queue that is marked as complete. */
export async function makeWaitingRoomShow(changes: Changes = {}): Promise<OwnShow> {
  const show = await makeShow({ admitAtOnce: 1, ...changes });
  await redis('SET', queueKeys(show.id).completeFrom, Date.now());
  return show;
}

/** Another visitor, with their own cookies. */
export const newVisitor = (): Promise<APIRequestContext> =>
  request.newContext({ baseURL: process.env.BASE_URL });

/** The answer to a visit by the API. */
export async function visitWaitingRoom(who: APIRequestContext, show: OwnShow, join = true) {
  const answer = await who.post(`${show.url}/waiting-room`, { data: { join } });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

/** Removes everyone who is admitted, as if they had left. */
export const removeAdmissions = (show: OwnShow) => redis('DEL', queueKeys(show.id).admitted);

/** Ends the time of everyone who is admitted. */
export async function expireAdmissions(show: OwnShow): Promise<void> {
  const { admitted } = queueKeys(show.id);
  for (const entry of (await redis('ZRANGE', admitted, 0, -1)) as string[]) {
    await redis('ZADD', admitted, Date.now() - 1_000, entry);
  }
}

/** The waiting room on a page. */
export const waitingRoom = (page: Page) => page.getByRole('region', { name: 'Waiting room' });

export const joinQueue = (page: Page) =>
  page.getByRole('button', { name: 'Join the queue' }).click();

async function redis(...command: (string | number)[]): Promise<unknown> {
  const { UPSTASH_REDIS_REST_URL: url = '', UPSTASH_REDIS_REST_TOKEN: token } = process.env;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(command),
  });
  const { result, error } = (await answer.json()) as { result?: unknown; error?: string };
  expect(answer.ok, error).toBe(true);
  return result;
}
