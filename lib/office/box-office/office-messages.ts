import { capitalize } from '@/lib/text';
import type { CancelTicketsOutcome } from './cancel-tickets';
import type { OfficeTicket } from './find-office-booking';
import type { MoveOutcome } from './move-tickets';
import type { FoundBooking } from './search-bookings';

/** How a booking is paid, in words. */
export const PAYMENT_WORDS: Record<FoundBooking['payment'], string> = {
  later: 'To be paid',
  box_office: 'Paid at the box office',
  complimentary: 'Complimentary',
};

export const TICKET_WORDS: Record<OfficeTicket['state'], string> = {
  live: 'Valid',
  used: 'Used at the door',
  cancelled: 'Cancelled',
  moved: 'Moved to another seat',
};

/** Why tickets cannot be cancelled, in words for the one at the counter. */
export const CANCEL_TICKETS_WORDS: Record<
  Extract<CancelTicketsOutcome, { ok: false }>['reason'],
  string
> = {
  unknown: 'There is no such booking.',
  over: 'The show is over, so its bookings stay as they are.',
  checked_in:
    'One of these was used at the door. Take its admission back first. Nothing was cancelled.',
  none_live: 'These were cancelled or moved already. The page shows them as they are now.',
};

/** Why tickets cannot be moved; `nameSeats` says seats as people do. */
export function moveWords(
  refusal: Extract<MoveOutcome, { ok: false }>,
  nameSeats: (seats: number[]) => string,
): string {
  switch (refusal.reason) {
    case 'unknown':
      return 'There is no such booking.';
    case 'over':
      return 'The show is over, so its bookings stay as they are.';
    case 'cancelled_show':
      return 'This show is cancelled, so nobody can be moved in it.';
    case 'checked_in':
      return 'One of these was used at the door. Take its admission back first. Nothing was moved.';
    case 'none_live':
      return 'One of these was cancelled or moved already. Nothing was moved; look at the booking again.';
    case 'unknown_seats':
      return 'This hall has no such seat. Please choose from the map.';
    case 'unknown_type':
      return `That ticket type is not sold for ${nameSeats(refusal.seats)}. Choose another seat, or keep the price.`;
    case 'seats_taken':
      return `${capitalize(nameSeats(refusal.seats))} went while you were choosing. Nothing was moved.`;
  }
}

const ACTIONS: Record<string, string> = {
  'booking.sold': 'Sold at the counter',
  'booking.cancelled': 'Cancelled',
  'booking.tickets_cancelled': 'Seats cancelled',
  'booking.moved': 'Moved',
  'booking.link_renewed': 'New link given out',
  'ticket.admitted': 'Let in',
  'ticket.admission_undone': 'Admission taken back',
};

/** What was done to a booking, in words. */
export const actionWords = (action: string) => ACTIONS[action] ?? action;
