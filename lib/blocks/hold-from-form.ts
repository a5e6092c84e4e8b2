import { eq } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { shows, venues } from '@/db/schema';
import { read } from '@/db/transaction';
import { findLayout } from '@/lib/seating/find-layout';
import { momentAt } from '@/lib/shows/venue-clock';
import type { AuditActor } from '@/lib/staff/audit';
import type { HoldInput } from './block-fields';
import { type HoldOutcome, holdSeats } from './hold-seats';
import { readRanges } from './seat-ranges';
import { seatsAtPlace } from './seats-at-place';

type Invalid = { ok: false; reason: 'invalid'; messages: Record<string, string> };

/** Holds back what a form names, on the clock of the show's venue; `messages` are by its fields. */
export async function holdFromForm(
  staff: AuditActor,
  input: HoldInput,
): Promise<HoldOutcome | Invalid> {
  const timeZone = await findTimeZone(input.show);
  if (!timeZone) return { ok: false, reason: 'unknown' };
  const releaseAt = input.releaseAt === '' ? null : momentAt(input.releaseAt, timeZone);
  if (input.releaseAt !== '' && !releaseAt) {
    return invalid({
      releaseAt: 'The venue’s clock never shows this time. Please choose another.',
    });
  }
  const named = await seatsOf(input);
  if (!named.ok) return named;
  const { show: showId, plan, name, reason } = input;
  const onlyFree = input.onlyFree === 'yes';
  return holdSeats(staff, { showId, plan, name, reason, releaseAt, seats: named.seats, onlyFree });
}

async function findTimeZone(showId: string): Promise<string | undefined> {
  const [row] = await read(primaryReads(), (db) =>
    db
      .select({ timeZone: venues.timeZone })
      .from(shows)
      .innerJoin(venues, eq(venues.id, shows.venueId))
      .where(eq(shows.id, showId)),
  );
  return row?.timeZone;
}

type Named = { ok: true; seats: number[] } | Invalid | { ok: false; reason: 'other_plan' };

async function seatsOf({ seats, section, plan, row, from, to }: HoldInput): Promise<Named> {
  if (seats !== undefined) {
    const numbers = readRanges(seats);
    return numbers?.length
      ? { ok: true, seats: numbers }
      : invalid({ form: 'Press seats on the map first.' });
  }
  if (section === undefined) return invalid({ section: 'Please choose a section.' });
  const stored = await findLayout(plan);
  if (!stored) return { ok: false, reason: 'other_plan' };
  const found = seatsAtPlace(stored.layout, { section, row, from, to });
  return found.ok ? found : invalid({ [found.field]: found.words });
}

function invalid(messages: Record<string, string>): Invalid {
  return { ok: false, reason: 'invalid', messages };
}
