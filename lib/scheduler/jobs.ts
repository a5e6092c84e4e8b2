import { releaseDue } from '@/lib/blocks/release-due';
import { forgetOutcomesHourly } from '@/lib/queue/forget-outcomes';
import type { Job } from './start-scheduler';

/** What the house does by itself when its time comes. */
export const JOBS: Job[] = [
  { name: 'release blocks', run: () => releaseDue() },
  { name: 'forget outcomes', run: forgetOutcomesHourly },
];
