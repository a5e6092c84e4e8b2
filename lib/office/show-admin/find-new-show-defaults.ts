import { desc } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { shows } from '@/db/schema';
import { read } from '@/db/transaction';
import { findStaffShow } from './find-staff-show';
import { formatShowTimes } from './show-times';

/**
 * The first values of the form for a new show: those of the show `from` without its date, or common values with
 * the venue, plan and currency of the show that was created last. `plan` is the hash of a chosen plan, or empty.
 */
export async function findNewShowDefaults(
  from: string,
  plan: string,
): Promise<Record<string, string>> {
  const source = from ? await findStaffShow(from) : null;
  if (source) {
    const { minutes, closesBefore } = formatShowTimes(source, source.venue.timeZone);
    return {
      from: source.id,
      title: source.title,
      tagline: source.tagline,
      genre: source.genre,
      description: source.description,
      venue: source.venueId,
      plan: plan || source.planHash,
      minutes,
      salesStart: '',
      closesBefore,
      currency: source.currency,
      maxSeatsPerBooking: String(source.maxSeatsPerBooking),
      maxSeatsPerBuyer: String(source.maxSeatsPerBuyer),
    };
  }
  const [last] = await read(primaryReads(), (db) =>
    db
      .select({ venueId: shows.venueId, planHash: shows.planHash, currency: shows.currency })
      .from(shows)
      .orderBy(desc(shows.createdAt))
      .limit(1),
  );
  return {
    genre: 'Theatre',
    venue: last?.venueId ?? '',
    plan: plan || (last?.planHash ?? ''),
    minutes: '120',
    closesBefore: '0',
    currency: last?.currency ?? 'EUR',
    maxSeatsPerBooking: '8',
    maxSeatsPerBuyer: '16',
  };
}
