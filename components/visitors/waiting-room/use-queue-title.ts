'use client';

import { useEffect, useRef } from 'react';
import { formatCount } from '@/lib/format-count';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';

/** Shows the queue position in the title of the tab, so that the visitor can use another tab meanwhile. */
export function useQueueTitle(answer: VisitAnswer | null): void {
  const title = useRef('');
  const prefix = titlePrefix(answer);
  useEffect(() => {
    title.current ||= document.title;
    document.title = prefix ? `${prefix} · ${title.current}` : title.current;
  }, [prefix]);
}

function titlePrefix(answer: VisitAnswer | null): string {
  if (answer?.status === 'inside') return 'Your turn';
  if (answer?.status !== 'waiting' || answer.ahead === null) return '';
  return answer.ahead === 0 ? 'You are next' : `${formatCount(answer.ahead)} ahead of you`;
}
