import { formatCount } from '@/lib/format-count';
import type { ChangeBlockOutcome } from './change-block';
import type { HoldOutcome } from './hold-seats';
import type { ReleaseOutcome } from './release-seats';

const MOST_NAMED = 8;
const PAST = 'This time is past. Please choose a later one, or leave it empty.';

/** Why seats were not put on hold, by the form's field. */
export function holdRefusalMessages(
  outcome: Extract<HoldOutcome, { ok: false }>,
): Record<string, string> {
  switch (outcome.reason) {
    case 'unknown':
      return { form: 'This show no longer exists.' };
    case 'cancelled':
      return { form: 'This show is cancelled, so no seats can be put on hold.' };
    case 'other_plan':
      return {
        form: 'Please reload the page and choose the seats again. The show has been moved to another seating plan.',
      };
    case 'past':
      return { releaseAt: PAST };
    case 'none_free':
      return { form: 'No seats were put on hold, because none of them is available any more.' };
    case 'not_free': {
      const named = outcome.seats.slice(0, MOST_NAMED).join('; ');
      const more = outcome.seats.length > MOST_NAMED ? ' and more' : '';
      return {
        form: `Please leave out the seats that are not available, and try again: ${named}${more}. No seats were put on hold.`,
      };
    }
  }
}

/** Why a block was not changed, by the form's field. */
export function changeBlockRefusalMessages({
  reason,
}: Extract<ChangeBlockOutcome, { ok: false }>): Record<string, string> {
  if (reason === 'past') return { releaseAt: PAST };
  return reason === 'released'
    ? { form: 'These seats have been released meanwhile. They are on sale.' }
    : { form: 'These seats are no longer on hold.' };
}

/** What a release did, or why it did nothing. */
export function releaseMessage(outcome: ReleaseOutcome): string {
  if (!outcome.ok) {
    return outcome.reason === 'unknown'
      ? 'These seats are no longer on hold.'
      : 'These seats have been released already. They are on sale.';
  }
  const { seats, left, name } = outcome;
  if (seats.length === 0) return `These seats are no longer on hold for ${name}.`;
  const rest = left === 0 ? 'No seats' : formatCount(left, 'seat');
  return `${formatCount(seats.length, 'seat')} released. ${rest} still on hold for ${name}.`;
}
