import { capitalize } from '@/lib/text';
import { takenWhileChoosing } from '@/lib/visitors/seating/name-seats';
import type { CancelTicketsOutcome } from './cancel-tickets';
import type { OfficeTicket } from './find-office-booking';
import type { MoveTicketsOutcome } from './move-tickets';
import type { Payment } from './search-bookings';

export const PAYMENT_LABELS: Record<Payment, string> = {
  later: 'To be paid',
  box_office: 'Paid at the box office',
  complimentary: 'Complimentary',
};

export const TICKET_STATE_LABELS: Record<OfficeTicket['state'], string> = {
  live: 'Valid',
  used: 'Checked in',
  cancelled: 'Cancelled',
  moved: 'Moved to another seat',
};

/** Why tickets cannot be cancelled. */
export const CANCEL_TICKETS_MESSAGES: Record<
  Extract<CancelTicketsOutcome, { ok: false }>['reason'],
  string
> = {
  unknown: 'There is no such booking.',
  over: 'The show is over. Its bookings can no longer be changed.',
  checked_in: 'Undo the check-in first: one of these tickets is checked in. Nothing was cancelled.',
  none_live: 'These tickets are already cancelled or moved. The page now shows their state.',
};

/** Why tickets cannot be moved; `nameSeats` names seat numbers for people. */
export function moveRefusalMessage(
  refusal: Extract<MoveTicketsOutcome, { ok: false }>,
  nameSeats: (seats: number[]) => string,
): string {
  switch (refusal.reason) {
    case 'unknown':
      return 'There is no such booking.';
    case 'over':
      return 'The show is over. Its bookings can no longer be changed.';
    case 'cancelled_show':
      return 'This show is cancelled, so its tickets cannot be moved.';
    case 'checked_in':
      return 'Undo the check-in first: one of these tickets is checked in. Nothing was moved.';
    case 'none_live':
      return 'Open the booking again: one of these tickets is already cancelled or moved. Nothing was moved.';
    case 'unknown_seats':
      return 'Choose seats on the map. This hall has no such seat.';
    case 'unknown_type':
      return `Choose another seat, or keep the price: this ticket type is not sold for ${nameSeats(refusal.seats)}.`;
    case 'seats_taken':
      return `Choose other seats. ${takenWhileChoosing(capitalize(nameSeats(refusal.seats)), refusal.seats.length)} Nothing was moved.`;
  }
}

const ACTION_LABELS: Record<string, string> = {
  'booking.sold': 'Sold at the box office',
  'booking.cancelled': 'Booking cancelled',
  'booking.tickets_cancelled': 'Seats cancelled',
  'booking.moved': 'Moved to other seats',
  'booking.link_renewed': 'Booking link renewed',
  'ticket.admitted': 'Checked in',
  'ticket.admission_undone': 'Check-in undone',
};

/** The label of an audit log action on a booking; the action itself if it has none. */
export const actionLabel = (action: string) => ACTION_LABELS[action] ?? action;
