import { z } from 'zod';
import { primary } from '@/db/client';
import { venues } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { lineSchema } from '@/lib/text-schemas';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import { slugify } from '@/lib/visitors/shows/slugify';

/** The form of a new venue. */
export const venueSchema = z.object({
  name: lineSchema(120, 'Please write the venue’s name.'),
  address: lineSchema(120, 'Please write its street and number.'),
  city: lineSchema(120, 'Please write its city.'),
  timeZone: z
    .string('Please choose a time zone.')
    .refine(isTimeZone, 'Please write a time zone such as Europe/Lisbon.'),
});

/** Adds a venue; false when there is one of this name already. */
export async function createVenue(
  staff: AuditActor,
  venue: z.infer<typeof venueSchema>,
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
  // No show is there yet, but every page with a list of venues is made anew.
  if (isNew) await invalidateShow(id);
  return isNew;
}

/** By name: `+01:00` means the opposite to the database. Some names in use are missing from Intl's list. */
export function isTimeZone(name: string): boolean {
  if (!/^(UTC|[A-Z][A-Za-z_-]+(\/[A-Z][\w+-]+)+)$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
