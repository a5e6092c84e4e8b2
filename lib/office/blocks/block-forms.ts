import type { AuditActor } from '@/lib/audit/write-audit';
import { findLayout } from '@/lib/visitors/seating/find-layout';
import type { HoldSeatsInput } from './block-schemas';
import { findSeatsByName } from './find-seats-by-name';
import { type HoldOutcome, holdSeats } from './hold-seats';
import { type Invalid, invalid, parseReleaseAt } from './read-release-at';
import { parseSeatRanges } from './seat-ranges';

/** Holds back what a form names, on the clock of the show's venue; `messages` are by its fields. */
export async function holdSeatsFromForm(
  staff: AuditActor,
  input: HoldSeatsInput,
): Promise<HoldOutcome | Invalid> {
  const read = await parseReleaseAt(input.show, input.releaseAt);
  if (!read.ok) return read;
  const named = await seatsOf(input);
  if (!named.ok) return named;
  const { show: showId, plan, name, reason } = input;
  const { releaseAt } = read;
  const onlyFree = input.onlyFree === 'yes';
  return holdSeats(staff, { showId, plan, name, reason, releaseAt, seats: named.seats, onlyFree });
}

type Named = { ok: true; seats: number[] } | Invalid | { ok: false; reason: 'other_plan' };

async function seatsOf({ seats, section, plan, row, from, to }: HoldSeatsInput): Promise<Named> {
  if (seats !== undefined) {
    const numbers = parseSeatRanges(seats);
    return numbers?.length
      ? { ok: true, seats: numbers }
      : invalid({ form: 'Press seats on the map first.' });
  }
  if (section === undefined) return invalid({ section: 'Please choose a section.' });
  const stored = await findLayout(plan);
  if (!stored) return { ok: false, reason: 'other_plan' };
  const found = findSeatsByName(stored.layout, { section, row, from, to });
  return found.ok ? found : invalid({ [found.field]: found.words });
}
