import { log } from '@/lib/log';
import { metrics } from '@/lib/metrics';
import { processWide } from '@/lib/process-wide';

/** What Redis did not take: a show's layout with its hint, or tags of pages. */
type Kind = 'layout' | 'tag';

/** Until when other processes may serve older data. */
const CONSEQUENCE: Record<Kind, string> = {
  layout: 'other processes read the database again within 2 s',
  tag: 'other processes render the pages again within 30 s, unvisited ones at the next visit',
};

const logged = processWide('lost-invalidations', () => new Set<Kind>());

/** Counts an invalidation that Redis did not take; logs only the first in a row. */
export function countLostInvalidation(kind: Kind): void {
  metrics().lostInvalidations.inc({ kind });
  if (logged.has(kind)) return;
  logged.add(kind);
  log.warn({ kind }, `Redis did not take an invalidation: ${CONSEQUENCE[kind]}`);
}

/** Call this when Redis took an invalidation: the next loss is logged again. */
export function noteInvalidation(kind: Kind): void {
  logged.delete(kind);
}
