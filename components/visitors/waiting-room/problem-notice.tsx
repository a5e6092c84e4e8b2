import { Notice } from '@/components/ui/notice';
import type { QueueProblem } from './poll-waiting-room';

const MESSAGES: Record<QueueProblem, string> = {
  failing:
    'The box office cannot be reached at the moment. If you are in the queue, you keep your position. This page keeps trying.',
  crowded:
    'Please leave this page open: it tries again in a few minutes. Many people have joined from your network.',
  no_cookies:
    'Please allow cookies for this site and join the queue again. Your browser did not keep your position.',
};

/** Why the browser has no position at the moment. */
export function ProblemNotice({ problem }: { problem: QueueProblem }) {
  return <Notice kind="attention">{MESSAGES[problem]}</Notice>;
}
