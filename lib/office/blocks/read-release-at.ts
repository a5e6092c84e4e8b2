import { eq } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { shows, venues } from '@/db/schema';
import { read } from '@/db/transaction';
import { fromLocalTime } from '@/lib/office/show-admin/local-time';

/** What a form cannot be taken as; `messages` are by its fields. */
export type Invalid = { ok: false; reason: 'invalid'; messages: Record<string, string> };

export type ParsedReleaseAt =
  | { ok: true; releaseAt: Date | null }
  | { ok: false; reason: 'unknown' }
  | Invalid;

/** The moment when the clock of a show's venue shows `local`; none when that is empty. */
export async function parseReleaseAt(showId: string, local: string): Promise<ParsedReleaseAt> {
  const [row] = await read(primaryReads(), (db) =>
    db
      .select({ timeZone: venues.timeZone })
      .from(shows)
      .innerJoin(venues, eq(venues.id, shows.venueId))
      .where(eq(shows.id, showId)),
  );
  if (!row) return { ok: false, reason: 'unknown' };
  const releaseAt = local === '' ? null : fromLocalTime(local, row.timeZone);
  return local === '' || releaseAt
    ? { ok: true, releaseAt }
    : invalid({ releaseAt: 'The venue’s clock never shows this time. Please choose another.' });
}

export function invalid(messages: Record<string, string>): Invalid {
  return { ok: false, reason: 'invalid', messages };
}
