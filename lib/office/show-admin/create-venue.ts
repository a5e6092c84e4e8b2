import { z } from 'zod';
import { primary } from '@/db/client';
import { venues } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { lineSchema } from '@/lib/text-schemas';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import { slugify } from '@/lib/visitors/shows/slugify';

/** The form of a new venue. */
export const newVenueSchema = z.object({
  name: lineSchema(120, 'Please enter the venue’s name.'),
  address: lineSchema(120, 'Please enter the street and number.'),
  city: lineSchema(120, 'Please enter the city.'),
  timeZone: z
    .string('Please choose a time zone.')
    .refine(isTimeZone, 'Please enter a time zone such as Europe/Lisbon.'),
});

/** Adds a venue. Returns false if a venue with this name exists. */
export async function createVenue(
  staff: AuditActor,
  venue: z.infer<typeof newVenueSchema>,
): Promise<boolean> {
  const id = slugify(venue.name);
  const isNew = await transaction(primary(), async (tx) => {
    const made = await tx
      .insert(venues)
      .values({ id, ...venue })
      .onConflictDoNothing()
      .returning({ id: venues.id });
    if (made.length === 0) return false;
    await writeAudit(tx, staff, { action: 'venue.created', subject: `venue:${id}`, after: venue });
    return true;
  });
  // The venue has no shows yet; this makes pages with a list of venues fresh.
  if (isNew) await invalidateShow(id);
  return isNew;
}

/**
 * Whether it is the name of an IANA time zone. Offsets are refused, because Postgres reads `+01:00` with the
 * opposite sign. `Intl.supportedValuesOf` lacks some names in use, so it is not the test.
 */
export function isTimeZone(name: string): boolean {
  if (!/^(UTC|[A-Z][A-Za-z_-]+(\/[A-Z][\w+-]+)+)$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
