import { formatCount } from '@/lib/format-count';
import type { ChangeBlockOutcome } from './change-block';
import type { HoldOutcome } from './hold-seats';
import type { ReleaseOutcome } from './release-seats';

const MOST_NAMED = 8;
const PAST = 'This moment has passed. Please choose a later one, or none.';

/** Why seats were not held back: the words, and the form's field that they stand beside. */
export function holdRefusalMessages(
  outcome: Extract<HoldOutcome, { ok: false }>,
): Record<string, string> {
  switch (outcome.reason) {
    case 'unknown':
      return { form: 'There is no such show any more.' };
    case 'cancelled':
      return { form: 'This show is cancelled, so there is nothing to hold back.' };
    case 'other_plan':
      return {
        form: 'The show is in another plan by now, where these seats may be others. Load the page again and choose anew.',
      };
    case 'past':
      return { releaseAt: PAST };
    case 'none_free':
      return { form: 'None of these seats is free any more, so nothing was held back.' };
    case 'not_free': {
      const named = outcome.seats.slice(0, MOST_NAMED).join('; ');
      const more = outcome.seats.length > MOST_NAMED ? ' and more' : '';
      return {
        form: `Nothing was held back, because some of these seats are not free: ${named}${more}. Leave them out, and send it again.`,
      };
    }
  }
}

/** Why a block was not changed, beside the form's field that it is about. */
export function changeBlockRefusalMessages({
  reason,
}: Extract<ChangeBlockOutcome, { ok: false }>): Record<string, string> {
  if (reason === 'past') return { releaseAt: PAST };
  return reason === 'released'
    ? { form: 'It was released meanwhile; its seats are on sale.' }
    : { form: 'These seats are not held back any more.' };
}

/** What became of a release, in a sentence. */
export function releaseMessage(outcome: ReleaseOutcome): string {
  if (!outcome.ok) {
    return outcome.reason === 'unknown'
      ? 'These seats are not held back any more.'
      : 'Somebody released them already; they are on sale.';
  }
  const { seats, left, name } = outcome;
  if (seats.length === 0) return `${name} does not hold these seats any more.`;
  const rest =
    left === 0 ? 'Nothing is held back for them now.' : `${formatCount(left, 'seat')} stay.`;
  return `${formatCount(seats.length, 'seat')} of ${name} ${seats.length === 1 ? 'is' : 'are'} on sale again. ${rest}`;
}
