'use server';

import { revalidateTag } from 'next/cache';
import { env } from '@/lib/env';
import { formatMoney } from '@/lib/money';
import { staffAction } from '@/lib/office/auth/staff-action';
import {
  CANCEL_TICKETS_MESSAGES,
  moveRefusalMessage,
} from '@/lib/office/box-office/booking-messages';
import {
  cancelTicketsSchema,
  moveTicketsSchema,
  renewLinkSchema,
} from '@/lib/office/box-office/box-office-schemas';
import { cancelTickets } from '@/lib/office/box-office/cancel-tickets';
import { moveTickets } from '@/lib/office/box-office/move-tickets';
import { renewLink } from '@/lib/office/box-office/renew-link';
import { done, notDone } from '@/lib/office/forms/form-state';
import { readSeatNames } from '@/lib/visitors/bookings/read-seat-names';
import { showTag } from '@/lib/visitors/cache/tags';

export const cancelTicketsAction = staffAction(
  'cancelTicketsAction',
  cancelTicketsSchema,
  async (input, { staff }) => {
    const outcome = await cancelTickets(staff, input);
    if (!outcome.ok) return notDone('refused', { form: CANCEL_TICKETS_MESSAGES[outcome.reason] });
    revalidateTag(showTag(input.showId), 'max');
    const { freed, refund, currency } = outcome;
    const seats = freed.length === 1 ? '1 seat is' : `${freed.length} seats are`;
    const money = refund
      ? `Refund ${formatMoney(refund, currency)}.`
      : 'Nothing was paid at the box office, so there is nothing to refund.';
    return done({ note: `${seats} on sale again. ${money}` });
  },
);

export const moveTicketsAction = staffAction(
  'moveTicketsAction',
  moveTicketsSchema,
  async ({ keepPrice, ...input }, { staff }) => {
    const outcome = await moveTickets(staff, { ...input, keepPrice: keepPrice === 'yes' });
    if (!outcome.ok) {
      const { nameSeats } = await readSeatNames(input.showId);
      return notDone('refused', { form: moveRefusalMessage(outcome, nameSeats) });
    }
    revalidateTag(showTag(input.showId), 'max');
    return done({ href: `/staff/bookings/${input.showId}/${input.reference}` });
  },
);

export const renewLinkAction = staffAction(
  'renewLinkAction',
  renewLinkSchema,
  async ({ codes, ...input }, { staff }) => {
    const token = await renewLink(staff, { ...input, codes: codes === 'yes' });
    if (!token) return notDone('refused', { form: 'There is no such booking.' });
    const address = `${env().SITE_URL}/bookings/${token}`;
    return done({ note: `Give the guest this new link. The old one no longer works: ${address}` });
  },
);
