'use server';

import { staffAction } from '@/lib/office/auth/staff-action';
import { admissionWords } from '@/lib/office/check-in/admission-words';
import { checkIn } from '@/lib/office/check-in/check-in';
import { checkInInput, undoInput } from '@/lib/office/check-in/door-input';
import { undoCheckIn } from '@/lib/office/check-in/undo-check-in';
import { done, notDone } from '@/lib/office/forms/form-state';
import { findVenueZone } from '@/lib/office/sales/find-venue-zone';
import { seatLocation } from '@/lib/visitors/seating/seat-name';

/** Lets one ticket in, or says why not. `values.verdict` is what to read across the foyer. */
export const checkInAction = staffAction(
  'checkInAction',
  checkInInput,
  async ({ showId, ...shown }, { staff }) => {
    const timeZone = await findVenueZone(showId);
    if (!timeZone) return notDone('refused', { form: 'There is no such show.' });
    const admission = await checkIn(staff, showId, shown);
    const { verdict, words } = admissionWords(admission, timeZone);
    if (admission.ok)
      return done({ note: words, values: { verdict, ticket: admission.guest.ticket } });
    return { ...notDone('refused', { form: words }), values: { verdict } };
  },
);

export const undoCheckInAction = staffAction(
  'undoCheckInAction',
  undoInput,
  async ({ showId, ticket }, { staff }) => {
    const guest = await undoCheckIn(staff, showId, ticket);
    if (!guest)
      return notDone('refused', { form: 'This ticket is not in, so nothing was taken back.' });
    return done({
      note: `${guest.name}, ${seatLocation(guest)}, counts as outside again.`,
      values: { verdict: 'Taken back' },
    });
  },
);
