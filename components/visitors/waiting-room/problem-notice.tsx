import { Notice } from '@/components/ui/notice';
import type { QueueProblem } from './poll-waiting-room';

const WORDS: Record<QueueProblem, string> = {
  failing:
    'We cannot reach the box office just now. If you hold a place it is kept. We keep trying.',
  crowded:
    'Many people have joined from your network, so the next have to wait some minutes. Leave this page open: it tries again by itself.',
  no_cookies:
    'Your browser did not keep your place. Please allow this site to set cookies, and join again.',
};

/** What stands between somebody and their place. */
export function ProblemNotice({ trouble }: { trouble: QueueProblem }) {
  return <Notice kind="attention">{WORDS[trouble]}</Notice>;
}
