import { renewGeneration } from './generation';
import { redisLosses } from './redis';

/**
 * To be awaited after every commit that changed a show's seats, before it is acknowledged: from
 * then on no process serves an older layout. A failure never fails the commit; it is counted, and
 * caches heal after two seconds.
 */
export async function seatsChanged(showId: string): Promise<void> {
  if (!(await renewGeneration(showId))) redisLosses.renewals += 1;
}
