import type { AuditActor } from '@/lib/audit/write-audit';
import { findShowTimeZone } from '@/lib/office/show-admin/find-show-time-zone';
import { fromLocalTime } from '@/lib/office/show-admin/local-time';
import { findLayout } from '@/lib/visitors/seating/find-layout';
import type { ChangedBlockInput, HoldSeatsInput } from './block-schemas';
import { type ChangeBlockOutcome, changeBlock } from './change-block';
import { findSeatsByName } from './find-seats-by-name';
import { type HoldOutcome, holdSeats } from './hold-seats';
import { parseSeatRanges } from './seat-ranges';

/** The form has wrong fields; `messages` are by field. */
type Invalid = { ok: false; reason: 'invalid'; messages: Record<string, string> };

/** Puts the seats on hold that a form names. Times in the form are local times at the show's venue. */
export async function holdSeatsFromForm(
  staff: AuditActor,
  input: HoldSeatsInput,
): Promise<HoldOutcome | Invalid> {
  const parsed = await parseReleaseAt(input.show, input.releaseAt);
  if (!parsed.ok) return parsed;
  const found = await findSeats(input);
  if (!found.ok) return found;
  const { show: showId, plan, name, reason } = input;
  const { releaseAt } = parsed;
  const onlyFree = input.onlyFree === 'yes';
  return holdSeats(staff, { showId, plan, name, reason, releaseAt, seats: found.seats, onlyFree });
}

/** Changes a block as a form asks. Times in the form are local times at the show's venue. */
export async function changeBlockFromForm(
  staff: AuditActor,
  { show: showId, block, name, reason, releaseAt: local }: ChangedBlockInput,
): Promise<ChangeBlockOutcome | Invalid> {
  const parsed = await parseReleaseAt(showId, local);
  if (!parsed.ok) return parsed;
  return changeBlock(staff, { showId, block, name, reason, releaseAt: parsed.releaseAt });
}

type ParsedReleaseAt =
  | { ok: true; releaseAt: Date | null }
  | { ok: false; reason: 'unknown' }
  | Invalid;

async function parseReleaseAt(showId: string, local: string): Promise<ParsedReleaseAt> {
  const timeZone = await findShowTimeZone(showId);
  if (!timeZone) return { ok: false, reason: 'unknown' };
  if (local === '') return { ok: true, releaseAt: null };
  const releaseAt = fromLocalTime(local, timeZone);
  return releaseAt
    ? { ok: true, releaseAt }
    : invalid({
        releaseAt:
          'Please choose another time. This one does not exist at the venue, because its clocks change.',
      });
}

type FoundSeats = { ok: true; seats: number[] } | Invalid | { ok: false; reason: 'other_plan' };

async function findSeats(input: HoldSeatsInput): Promise<FoundSeats> {
  const { seats, section, plan, row, from, to } = input;
  if (seats !== undefined) {
    const numbers = parseSeatRanges(seats);
    return numbers?.length
      ? { ok: true, seats: numbers }
      : invalid({ form: 'Please select seats on the map first.' });
  }
  if (section === undefined) return invalid({ section: 'Please choose a section.' });
  const stored = await findLayout(plan);
  if (!stored) return { ok: false, reason: 'other_plan' };
  const found = findSeatsByName(stored.layout, { section, row, from, to });
  return found.ok ? found : invalid({ [found.field]: found.message });
}

function invalid(messages: Record<string, string>): Invalid {
  return { ok: false, reason: 'invalid', messages };
}
