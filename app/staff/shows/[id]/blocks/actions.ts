'use server';

import { staffAction } from '@/lib/auth/staff-action';
import { blockFields, blockSeatsFields, holdFields } from '@/lib/blocks/block-fields';
import { holdWords, releaseWords, seatCount } from '@/lib/blocks/block-words';
import { holdFromForm } from '@/lib/blocks/hold-from-form';
import { type ReleaseOutcome, releaseSeats as release } from '@/lib/blocks/release-seats';
import { done, type FormState, notDone } from '@/lib/staff/form-state';

export const holdSeats = staffAction('holdSeats', holdFields, async (input, { staff }) => {
  const held = await holdFromForm(staff, input);
  if (held.ok) {
    return done({ note: `${seatCount(held.seats.length)} held back for ${input.name}.` });
  }
  if (held.reason === 'invalid') return notDone('invalid', held.messages);
  return notDone(held.reason === 'past' ? 'invalid' : 'refused', holdWords(held));
});

export const releaseBlock = staffAction('releaseBlock', blockFields, async (input, { staff }) =>
  afterRelease(await release(staff, { showId: input.show, block: input.block }, null)),
);

export const releaseSeats = staffAction(
  'releaseSeats',
  blockSeatsFields,
  async ({ show, block, seat }, { staff }) =>
    afterRelease(await release(staff, { showId: show, block }, seat)),
);

function afterRelease(outcome: ReleaseOutcome): FormState {
  const words = releaseWords(outcome);
  return outcome.ok ? done({ note: words }) : notDone('refused', { form: words });
}
