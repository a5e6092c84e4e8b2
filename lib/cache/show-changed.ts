import { invalidateTags } from './invalidate-tags';
import { seatsChanged } from './seats-changed';
import { forgetShowList } from './show-answers';
import { LIST_TAG, showTag } from './tags';

/**
 * To be awaited after every commit that changed a show itself (its words, prices, sale or plan),
 * by a page, a worker or a script: its seats, its pages, the lists and the API's answers are made
 * anew at their next reading, in every process within 100 ms. A failure never fails the commit;
 * then everything is right within its lifetime: seats 2 s, answers and pages 30 s.
 */
export async function showChanged(showId: string): Promise<void> {
  await Promise.all([
    // The API's answer about the show lies under the generation of its seats.
    seatsChanged(showId),
    forgetShowList(),
    invalidateTags([showTag(showId), LIST_TAG]),
  ]);
}
