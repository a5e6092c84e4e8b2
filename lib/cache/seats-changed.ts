import { log } from '@/lib/log';
import { renewGeneration } from './generation';

/**
 * To be awaited after every commit that changed a show's seats, before it is acknowledged: from
 * then on no process serves an older layout. A failure never fails the commit; then this process
 * reads the primary, and the others' caches heal after two seconds.
 */
export async function seatsChanged(showId: string): Promise<void> {
  if (!(await renewGeneration(showId))) log.debug({ showId }, 'a layout renewal was lost');
}
