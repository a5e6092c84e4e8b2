'use server';

import { cookies } from 'next/headers';
import type { QueueFormState } from '@/components/visitors/waiting-room/queue-form';
import { publicAction } from '@/lib/visitors/actions/public-action';
import { visitorOf } from '@/lib/visitors/actions/read-visitor';
import { showIdOf } from '@/lib/visitors/shows/show-address';
import { visitWaitingRoom } from '@/lib/visitors/waiting-room/visit-waiting-room';

const BUSY = 'Please press the button again in a minute. The box office is very busy.';
const NETWORK_FULL =
  'Please try again in a few minutes. Many people have joined from your network.';

/** Joins the queue of the form's show; the state's `href` is the waiting room, or the seats if it is their turn. */
export const joinQueueAction = visitAction('joinQueueAction', { join: true });

/** Opens the seats for an admitted visitor. Never joins the queue again on its own. */
export const enterAction = visitAction('enterAction', { join: false });

function visitAction(name: string, { join }: { join: boolean }) {
  return publicAction<QueueFormState>(name, {
    limit: 'reads',
    tooMany: () => ({ message: BUSY }),
    failed: () => ({ message: BUSY }),
    run: async (form, sent) => {
      const showId = showIdOf(String(form.get('show') ?? '')) ?? '';
      const visit = await visitWaitingRoom(showId, visitorOf(showId, sent), { join });
      if (!visit.ok) {
        return {
          message: visit.reason === 'network_full' ? NETWORK_FULL : 'There is no such show.',
        };
      }
      const jar = await cookies();
      for (const cookie of visit.cookies) jar.set(cookie);
      const { status } = visit.answer;
      const page = status === 'inside' || status === 'off' ? 'seats' : 'waiting';
      return { href: `/shows/${showId}/${page}` };
    },
  });
}
