'use client';

import { useEffect, useRef } from 'react';
import { formatCount } from '@/lib/format-count';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';

/** Says in the tab's title how somebody stands, so that another tab may be looked at meanwhile. */
export function useQueueTitle(answer: VisitAnswer | null): void {
  const title = useRef('');
  const words = titleWords(answer);
  useEffect(() => {
    title.current ||= document.title;
    document.title = words ? `${words} · ${title.current}` : title.current;
  }, [words]);
}

function titleWords(answer: VisitAnswer | null): string {
  if (answer?.status === 'inside') return 'Your turn';
  if (answer?.status !== 'waiting' || answer.ahead === null) return '';
  return answer.ahead === 0 ? 'You are next' : `${formatCount(answer.ahead)} before you`;
}
