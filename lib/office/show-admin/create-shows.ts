import { eq } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { prices, seatingPlans, shows, venues } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { formatCount } from '@/lib/format-count';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { storeSeats } from '@/lib/visitors/seating/store-seats';
import { slugify } from '@/lib/visitors/shows/slugify';
import { newShowId } from './new-show-id';
import type { NewShowsInput } from './show-form-schemas';
import { parseShowTimes } from './show-times';

/** The most seats that one transaction creates; a hall of 40,000 takes one to two seconds. */
const MOST_SEATS = 400_000;
const TRANSACTION_TIMEOUT_MS = 40_000;

type CreatedShows =
  | { ok: true; ids: string[] }
  /** `messages` are by the form's field. */
  | { ok: false; reason: 'invalid'; messages: Record<string, string> };

/**
 * Creates a draft with seats for each date, all of them or none. Returns their ids in the order of the dates.
 */
export async function createShows(staff: AuditActor, input: NewShowsInput): Promise<CreatedShows> {
  const now = new Date();
  const work = async (tx: Transaction): Promise<CreatedShows> => {
    const made = await storeAll(tx, staff, input, now);
    if (!made.ok) throw new Rollback(made);
    return made;
  };
  const created = await transaction(primary(), work, TRANSACTION_TIMEOUT_MS);
  // Drafts have no pages yet; one call makes the shared lists fresh.
  if (created.ok && created.ids[0]) await invalidateShow(created.ids[0]);
  return created;
}

async function storeAll(
  tx: Transaction,
  staff: AuditActor,
  input: NewShowsInput,
  now: Date,
): Promise<CreatedShows> {
  const [[venue], [plan], [source]] = await Promise.all([
    tx.select().from(venues).where(eq(venues.id, input.venue)),
    tx.select().from(seatingPlans).where(eq(seatingPlans.hash, input.plan)),
    tx.select().from(shows).where(eq(shows.id, input.from)),
  ]);
  if (!venue) return invalid({ venue: 'Please choose another venue. This one no longer exists.' });
  if (!plan) return invalid({ plan: 'Please choose another plan. This one no longer exists.' });
  const layout = JSON.parse(plan.layout) as SeatingLayout;
  const dates = [...new Set(input.startsAt)].sort();
  if (dates.length < input.startsAt.length) {
    return invalid({ startsAt: 'Please remove one of the dates. Two of them are the same.' });
  }
  const most = Math.max(1, Math.floor(MOST_SEATS / Math.max(plan.seats, 1)));
  if (dates.length > most) {
    return invalid({
      startsAt: `Please enter at most ${most} dates at a time in a hall of ${formatCount(plan.seats)} seats.`,
    });
  }

  const firstId = newShowId();
  const ids = dates.map((_, index) => (index === 0 ? firstId : newShowId()));
  const posterSeed = source?.posterSeed ?? Number.parseInt(firstId, 36) % 1_000_000;
  for (const [index, date] of dates.entries()) {
    const id = ids[index] as string;
    const read = parseShowTimes({ ...input, startsAt: date }, venue.timeZone, now);
    if (!read.ok) return invalid(read.messages);
    if (read.times.startsAt <= now) {
      return invalid({
        startsAt: `Please choose a later date. ${date.replace('T', ' ')} is past.`,
      });
    }
    await tx.insert(shows).values({
      id,
      slug: slugify(input.title),
      title: input.title,
      tagline: input.tagline,
      description: input.description,
      genre: input.genre,
      posterSeed,
      imageHash: source?.imageHash ?? null,
      venueId: venue.id,
      planHash: plan.hash,
      ...read.times,
      currency: input.currency,
      maxSeatsPerBooking: input.maxSeatsPerBooking,
      maxSeatsPerBuyer: input.maxSeatsPerBuyer,
    });
    await writeAudit(tx, staff, {
      action: 'show.created',
      subject: `show:${id}`,
      showId: id,
      after: { title: input.title, venue: venue.id, plan: plan.hash, startsAt: date },
    });
  }
  await storeSeats(tx, layout, ids);
  if (source?.currency === input.currency) await copyPrices(tx, source.id, layout, ids);
  return { ok: true, ids };
}

/** Copies the prices of another show for the categories of this hall. */
async function copyPrices(tx: Transaction, from: string, layout: SeatingLayout, ids: string[]) {
  const names = new Set(layout.categories.map(({ name }) => name));
  const rows = await tx.select().from(prices).where(eq(prices.showId, from));
  const copied = ids.flatMap((showId) =>
    rows.filter(({ category }) => names.has(category)).map((row) => ({ ...row, showId })),
  );
  if (copied.length > 0) await tx.insert(prices).values(copied);
}

function invalid(messages: Record<string, string>): CreatedShows {
  return { ok: false, reason: 'invalid', messages };
}
