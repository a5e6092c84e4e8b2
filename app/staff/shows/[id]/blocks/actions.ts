'use server';

import { formatCount } from '@/lib/format-count';
import { staffAction } from '@/lib/office/auth/staff-action';
import { changeBlockFromForm, holdSeatsFromForm } from '@/lib/office/blocks/block-forms';
import {
  changeBlockRefusalMessages,
  holdRefusalMessages,
  releaseMessage,
} from '@/lib/office/blocks/block-messages';
import {
  blockSchema,
  blockSeatsSchema,
  changedBlockSchema,
  holdSeatsSchema,
} from '@/lib/office/blocks/block-schemas';
import { type ReleaseOutcome, releaseSeats } from '@/lib/office/blocks/release-seats';
import { done, type FormState, notDone } from '@/lib/office/forms/form-state';

export const holdSeatsAction = staffAction(
  'holdSeatsAction',
  holdSeatsSchema,
  async (input, { staff }) => {
    const outcome = await holdSeatsFromForm(staff, input);
    if (outcome.ok) {
      const count = formatCount(outcome.seats.length, 'seat');
      return done({ note: `${count} on hold for ${input.name}.` });
    }
    if (outcome.reason === 'invalid') return notDone('invalid', outcome.messages);
    const status = outcome.reason === 'past' ? 'invalid' : 'refused';
    return notDone(status, holdRefusalMessages(outcome));
  },
);

export const changeBlockAction = staffAction(
  'changeBlockAction',
  changedBlockSchema,
  async (input, { staff }) => {
    const outcome = await changeBlockFromForm(staff, input);
    if (outcome.ok) return done({ note: 'Changes saved.' });
    if (outcome.reason === 'invalid') return notDone('invalid', outcome.messages);
    const status = outcome.reason === 'past' ? 'invalid' : 'refused';
    return notDone(status, changeBlockRefusalMessages(outcome));
  },
);

export const releaseBlockAction = staffAction(
  'releaseBlockAction',
  blockSchema,
  async (input, { staff }) =>
    afterRelease(await releaseSeats(staff, { showId: input.show, block: input.block }, null)),
);

export const releaseSeatsAction = staffAction(
  'releaseSeatsAction',
  blockSeatsSchema,
  async ({ show, block, seat }, { staff }) =>
    afterRelease(await releaseSeats(staff, { showId: show, block }, seat)),
);

function afterRelease(outcome: ReleaseOutcome): FormState {
  const message = releaseMessage(outcome);
  return outcome.ok ? done({ note: message }) : notDone('refused', { form: message });
}
