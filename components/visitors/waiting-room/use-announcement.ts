'use client';

import { useEffect, useRef, useState } from 'react';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import {
  describeWait,
  isWorthAnnouncing,
  positionMessage,
  standstillMessage,
} from './queue-messages';

/** The text for screen readers: important changes only, not each new position. */
export function useAnnouncement(answer: VisitAnswer | null): string {
  const [announcement, setAnnouncement] = useState('');
  const before = useRef<{ status: string; ahead: number; standstill: string } | null>(null);
  useEffect(() => {
    if (!answer) return;
    const ahead = answer.status === 'waiting' && answer.ahead !== null ? answer.ahead : Number.NaN;
    const standstill = answer.status === 'waiting' ? standstillMessage(answer) : '';
    const known = before.current;
    const isNews =
      known?.status !== answer.status ||
      known.standstill !== standstill ||
      Number.isNaN(known.ahead) !== Number.isNaN(ahead);
    if (!isNews && !isWorthAnnouncing(known.ahead, ahead)) return;
    before.current = { status: answer.status, ahead, standstill };
    setAnnouncement(announcementFor(answer, known?.status));
  }, [answer]);
  return announcement;
}

function announcementFor(answer: VisitAnswer, before: string | undefined): string {
  switch (answer.status) {
    case 'waiting': {
      const time = answer.expectedSeconds;
      const when = time === null ? '' : `Expected wait: ${describeWait(time)}.`;
      return `You are in the queue. ${positionMessage(answer)} ${standstillMessage(answer) || when}`.trimEnd();
    }
    case 'still':
      return 'You keep your position. The queue is paused for a moment.';
    case 'inside': {
      const minutes = Math.max(1, Math.round(answer.leftMs / 60_000));
      return `It is your turn. You have ${minutes} minutes to choose and book.`;
    }
    case 'outside':
      return before === 'inside' ? 'Your turn is over. You can join the queue again.' : '';
    case 'over':
      return answer.reason === 'cancelled'
        ? 'This show was cancelled.'
        : 'Booking for this show has closed.';
    default:
      return '';
  }
}
