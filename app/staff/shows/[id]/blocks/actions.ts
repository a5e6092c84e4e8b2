'use server';

import { formatCount } from '@/lib/format-count';
import { staffAction } from '@/lib/office/auth/staff-action';
import { holdSeatsFromForm } from '@/lib/office/blocks/block-forms';
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
import { changeBlock } from '@/lib/office/blocks/change-block';
import { parseReleaseAt } from '@/lib/office/blocks/read-release-at';
import { type ReleaseOutcome, releaseSeats } from '@/lib/office/blocks/release-seats';
import { done, type FormState, notDone } from '@/lib/office/forms/form-state';

export const holdSeatsAction = staffAction(
  'holdSeatsAction',
  holdSeatsSchema,
  async (input, { staff }) => {
    const held = await holdSeatsFromForm(staff, input);
    if (held.ok) {
      return done({
        note: `${formatCount(held.seats.length, 'seat')} held back for ${input.name}.`,
      });
    }
    if (held.reason === 'invalid') return notDone('invalid', held.messages);
    return notDone(held.reason === 'past' ? 'invalid' : 'refused', holdRefusalMessages(held));
  },
);

export const changeBlockAction = staffAction(
  'changeBlockAction',
  changedBlockSchema,
  async (input, { staff }) => {
    const { show: showId, block, name, reason } = input;
    const read = await parseReleaseAt(showId, input.releaseAt);
    if (!read.ok) {
      if (read.reason === 'invalid') return notDone('invalid', read.messages);
      return notDone('refused', changeBlockRefusalMessages(read));
    }
    const { releaseAt } = read;
    const changed = await changeBlock(staff, { showId, block, name, reason, releaseAt });
    if (changed.ok) return done({ note: 'Stored.' });
    return notDone(
      changed.reason === 'past' ? 'invalid' : 'refused',
      changeBlockRefusalMessages(changed),
    );
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
  const words = releaseMessage(outcome);
  return outcome.ok ? done({ note: words }) : notDone('refused', { form: words });
}
