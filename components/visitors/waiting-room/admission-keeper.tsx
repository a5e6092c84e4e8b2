'use client';

import { type ReactNode, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import { AdmissionCountdown } from './admission-countdown';
import { useQueue } from './use-queue';

/** Renews the admission while the list of seats is open and shows the time left; `children` until the first answer. */
export function AdmissionKeeper({ slug, children }: { slug: string; children: ReactNode }) {
  const [clock] = useState(() => new ServerClock());
  const { answer, answeredAt } = useQueue(slug, clock);
  switch (answer?.status) {
    case 'off':
      return null;
    case 'inside':
      return <AdmissionCountdown admission={answer} answeredAt={answeredAt} />;
    case 'outside':
    case 'waiting':
    case 'still':
      return (
        <Notice kind="attention">
          Your turn is over. Keep this page open, join the queue again, and send the form when it is
          your turn.{' '}
          <a className="link" href={`/shows/${slug}/waiting`} target="_blank" rel="noopener">
            To the waiting room, in a new tab
          </a>
        </Notice>
      );
    case 'over':
      return (
        <Notice kind="attention">
          {answer.reason === 'cancelled'
            ? 'This show was cancelled.'
            : 'Booking for this show has closed.'}
        </Notice>
      );
    default:
      return children;
  }
}
