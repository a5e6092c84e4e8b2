import { renewGeneration } from './generation';

/** Where processes hear that a show's seats changed. */
const CHANNEL = 'seats-changed';

/**
 * To be awaited after every commit that changed a show's seats, before it is acknowledged: from
 * then on no process serves an older layout. The same call of Redis publishes a hint for viewers
 * (the show's id, a space, milliseconds since 1970, UTC). A failure never fails the commit; then
 * this process reads the primary, and the others' caches heal after two seconds.
 */
export async function seatsChanged(showId: string): Promise<void> {
  await renewGeneration(showId, { channel: CHANNEL, message: `${showId} ${Date.now()}` });
}
