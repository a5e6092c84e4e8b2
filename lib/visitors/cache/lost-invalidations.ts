import { log } from '@/lib/log';
import { metrics } from '@/lib/metrics';
import { processWide } from '@/lib/process-wide';

/** What did not reach Redis: a show's layout and the hint that it changed, or tags of pages. */
type Kind = 'layout' | 'tag';

/** In how long other processes are right all the same. */
const HEALS: Record<Kind, string> = {
  layout: 'other processes read the database again within 2 s',
  tag: 'other processes make the pages anew within their 30 s, unvisited ones at the next visit',
};

const said = processWide('lost-invalidations', () => new Set<Kind>());

/** Counts an invalidation that Redis did not take; the log hears of the first in a row. */
export function countLostInvalidation(kind: Kind): void {
  metrics().lostInvalidations.inc({ kind });
  if (said.has(kind)) return;
  said.add(kind);
  log.warn({ kind }, `an invalidation was lost: ${HEALS[kind]}`);
}

/** To be called when Redis took one: the next loss is news again. */
export function invalidationsArrive(kind: Kind): void {
  said.delete(kind);
}
