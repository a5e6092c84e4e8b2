'use server';

import { staffAction } from '@/lib/office/auth/staff-action';
import { checkIn } from '@/lib/office/check-in/check-in';
import { checkInMessage } from '@/lib/office/check-in/check-in-messages';
import { checkInSchema, undoCheckInSchema } from '@/lib/office/check-in/check-in-schemas';
import { undoCheckIn } from '@/lib/office/check-in/undo-check-in';
import { done, notDone } from '@/lib/office/forms/form-state';
import { findShowTimeZone } from '@/lib/office/show-admin/find-show-time-zone';
import { seatLocation } from '@/lib/visitors/seating/seat-name';

/** Checks one ticket in, or says why not. The page shows `values.verdict` in large letters. */
export const checkInAction = staffAction(
  'checkInAction',
  checkInSchema,
  async ({ showId, ...presented }, { staff }) => {
    const timeZone = await findShowTimeZone(showId);
    if (!timeZone) return notDone('refused', { form: 'There is no such show.' });
    const result = await checkIn(staff, showId, presented);
    const { verdict, message } = checkInMessage(result, timeZone);
    if (result.ok) return done({ note: message, values: { verdict, ticket: result.guest.ticket } });
    return { ...notDone('refused', { form: message }), values: { verdict } };
  },
);

export const undoCheckInAction = staffAction(
  'undoCheckInAction',
  undoCheckInSchema,
  async ({ showId, ticket }, { staff }) => {
    const guest = await undoCheckIn(staff, showId, ticket);
    if (!guest)
      return notDone('refused', { form: 'This ticket is not checked in. Nothing was changed.' });
    return done({
      note: `${guest.name}, ${seatLocation(guest)}, is not checked in now.`,
      values: { verdict: 'Check-in undone' },
    });
  },
);
