'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { QueueFormState } from '@/components/visitors/waiting-room/queue-form';
import { clientOf, requestIdOf } from '@/lib/http/read-request';
import { log } from '@/lib/log';
import { countRequest } from '@/lib/rate-limit';
import { withRequestId } from '@/lib/request-id';
import { visitorOf } from '@/lib/visitors/actions/read-visitor';
import { showIdOf } from '@/lib/visitors/shows/show-address';
import { visitWaitingRoom } from '@/lib/visitors/waiting-room/visit-waiting-room';

const BUSY = 'Please press the button again in a minute. The box office is very busy.';
const NETWORK_FULL =
  'Please try again in a few minutes. Many people have joined from your network.';

/**
 * Joins the line of the show that the form names, for anyone. Called by JavaScript it returns where to
 * go; a plain form post is redirected there.
 */
export async function joinQueueAction(
  _state: QueueFormState,
  form: FormData,
): Promise<QueueFormState> {
  return visit(form, true);
}

/** Enters for who is let in, and answers as `joinLine`; a turn that has lapsed takes no new place. */
export async function enterAction(_state: QueueFormState, form: FormData): Promise<QueueFormState> {
  return visit(form, false);
}

async function visit(form: FormData, join: boolean): Promise<QueueFormState> {
  const asked = await headers();
  if ((await countRequest('reads', clientOf(asked))) > 0) return { message: BUSY };
  const showId = showIdOf(String(form.get('show') ?? '')) ?? '';
  const visited = await withRequestId(requestIdOf(asked), () => tryToVisit(showId, asked, join));
  if (!visited) return { message: BUSY };
  if (!visited.ok) {
    return { message: visited.reason === 'network_full' ? NETWORK_FULL : 'There is no such show.' };
  }
  const kept = await cookies();
  for (const cookie of visited.cookies) kept.set(cookie);
  const isIn = visited.answer.status === 'inside' || visited.answer.status === 'off';
  const href = `/shows/${showId}/${isIn ? 'seats' : 'waiting'}`;
  if (!asked.has('next-action')) redirect(href);
  return { href };
}

async function tryToVisit(showId: string, asked: Headers, join: boolean) {
  try {
    return await visitWaitingRoom(showId, visitorOf(showId, asked), { join });
  } catch (cause) {
    log.error({ err: cause, showId }, 'a visit to a waiting room failed');
    return null;
  }
}
