import { replicasCaughtUp } from '@/db/client';
import { renewGeneration } from './generation';
import { invalidateTags } from './invalidate-tags';
import { seatsChanged } from './seats-changed';
import { forgetShowList } from './show-answers';
import { LIST_TAG, showTag } from './tags';

/** So long it waits for replicas that are late, in milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * To be awaited after every commit that changed a show itself (its words, prices, sale or plan),
 * by a page, a worker or a script: its seats, its pages, the lists and the API's answers are made
 * anew at their next reading, in every process within 100 ms. A failure never fails the commit;
 * then everything is right within its lifetime: seats 2 s, answers and pages 30 s.
 */
export async function showChanged(showId: string): Promise<void> {
  // What is made anew is read from a replica: from one that has not heard yet it would be old again.
  await Promise.all([seatsChanged(showId), replicasCaughtUp(PATIENCE_MS)]);
  await Promise.all([
    // The API's answer about the show lies under the generation of its seats.
    renewGeneration(showId),
    forgetShowList(),
    invalidateTags([showTag(showId), LIST_TAG]),
  ]);
}
