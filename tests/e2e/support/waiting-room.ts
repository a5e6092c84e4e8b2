import { type APIRequestContext, expect, request } from '@playwright/test';
import { queueKeys } from '@/lib/visitors/waiting-room/run-queue-script';
import { makeShow, type OwnShow } from './own-show';

type Changes = Parameters<typeof makeShow>[0];

/** A show where one chooses at a time, and whose line is known to be whole. */
export async function makeWaitingRoomShow(changes: Changes = {}): Promise<OwnShow> {
  const show = await makeShow({ admitAtOnce: 1, ...changes });
  await redis('SET', queueKeys(show.id).completeFrom, Date.now());
  return show;
}

/** Somebody else, with cookies of their own. */
export const newVisitor = (): Promise<APIRequestContext> =>
  request.newContext({ baseURL: process.env.BASE_URL });

/** A visit to the line; what it answers. */
export async function visitWaitingRoom(who: APIRequestContext, show: OwnShow, join = true) {
  const answer = await who.post(`${show.url}/waiting-room`, { data: { join } });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

/** Whoever is inside leaves. */
export const removeAdmissions = (show: OwnShow) => redis('DEL', queueKeys(show.id).admitted);

/** The time of whoever is inside runs out. */
export async function expireAdmissions(show: OwnShow): Promise<void> {
  const { admitted } = queueKeys(show.id);
  for (const place of (await redis('ZRANGE', admitted, 0, -1)) as string[]) {
    await redis('ZADD', admitted, Date.now() - 1_000, place);
  }
}

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
