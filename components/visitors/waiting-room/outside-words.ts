import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';

/** What somebody should know who holds no place, and perhaps seats chosen before that are kept. */
export function outsideMessage(
  answer: Extract<VisitAnswer, { status: 'outside' }>,
  isChoiceKept = false,
): string {
  if (answer.isSoldOut) {
    return 'Every seat is sold just now. When a booking is cancelled its seats come back, so you may join the line all the same.';
  }
  if (answer.opensInMs > 0) {
    return 'Many people want to see this. Whoever is in line when the sale opens is drawn in random order; whoever comes later follows by arrival.';
  }
  if (answer.ended) {
    return `To choose seats now, join the line again.${isChoiceKept ? ' What you had chosen is kept.' : ''}`;
  }
  return 'Many people want to see this, so they choose their seats a few at a time, in the order of the line.';
}
