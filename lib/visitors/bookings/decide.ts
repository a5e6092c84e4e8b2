import type { BookingRequest } from './booking-request';
import type { LockedRows } from './lock-rows';
import type { Refusal, SoldSeat } from './outcome';

/** What becomes of one request: book these seats, answer with the stored booking, or refuse. */
export type Decision =
  | { kind: 'book'; seats: SoldSeat[] }
  | { kind: 'replay' }
  | { kind: 'refuse'; refusal: Refusal };

const refuse = (refusal: Refusal): Decision => ({ kind: 'refuse', refusal });

/**
 * Decides each request in order of arrival, in memory, on rows that are locked. A request gets all of
 * its seats or none; seats that one request takes are taken for later requests of the same batch.
 */
export function decide(rows: LockedRows, requests: BookingRequest[]): Decision[] {
  const seats = new Map(rows.seats.map((seat) => [seat.seatNo, seat]));
  const free = new Set(rows.seats.filter((s) => s.status === 'available').map((s) => s.seatNo));
  const storedHashes = new Map(rows.storedKeys.map(({ key, hash }) => [key, hash]));
  const outcomes = new Map(rows.outcomes.map((outcome) => [outcome.key, outcome]));
  const seatsOfBuyer = new Map(rows.buyers.map(({ buyer, seats: count }) => [buyer, count]));
  const prices = new Map(rows.prices.map((p) => [`${p.category}\n${p.type}`, p.amount]));

  function decideOne(request: BookingRequest): Decision {
    // Before the seats: otherwise a retry would be told that its own seats are taken.
    const earlier = decidedBefore(request);
    if (earlier) return earlier;

    const { show } = rows;
    const because = show && (request.office ? whyOfficeCannotSell(show) : whyNotOnSale(show));
    if (!show || because === 'draft') return refuse({ reason: 'unknown_show' });
    if (because) return refuse({ reason: 'not_on_sale', because });
    if (request.validUntil && show.now > request.validUntil) return refuse({ reason: 'too_late' });

    const numbers = request.seats.map(({ seat }) => seat);
    const unknown = numbers.filter((seat) => !seats.has(seat));
    if (unknown.length > 0) return refuse({ reason: 'unknown_seats', seats: unknown });

    const most = show.maxSeatsPerBooking;
    if (!request.office && numbers.length > most) return refuse({ reason: 'too_many_seats', most });

    const { sold, unpriced } = priceSeats(request);
    if (unpriced.length > 0) return refuse({ reason: 'unknown_type', seats: unpriced });

    const taken = numbers.filter((seat) => !free.has(seat));
    if (taken.length > 0) return refuse({ reason: 'seats_taken', seats: taken });

    const held = seatsOfBuyer.get(request.buyer) ?? 0;
    if (!request.office && held + numbers.length > show.maxSeatsPerBuyer) {
      return refuse({ reason: 'buyer_limit', most: show.maxSeatsPerBuyer, held });
    }

    storedHashes.set(request.key, request.hash);
    seatsOfBuyer.set(request.buyer, held + numbers.length);
    for (const seat of numbers) free.delete(seat);
    return { kind: 'book', seats: sold };
  }

  /** The decision that the request's key already has, from a booking or from a stored outcome. */
  function decidedBefore({ key, hash }: BookingRequest): Decision | undefined {
    const stored = storedHashes.get(key);
    if (stored !== undefined) {
      return stored === hash ? { kind: 'replay' } : refuse({ reason: 'key_reused' });
    }
    const outcome = outcomes.get(key);
    if (!outcome) return undefined;
    return refuse(outcome.hash === hash ? refusalOf(outcome) : { reason: 'key_reused' });
  }

  /** The request's seats at today's prices, and the seats whose ticket type has no price. */
  function priceSeats({ seats: chosen, office }: BookingRequest) {
    const sold: SoldSeat[] = [];
    const unpriced: number[] = [];
    for (const { seat, type } of chosen) {
      const row = seats.get(seat);
      const price = row && prices.get(`${row.category}\n${type}`);
      if (!row || price === undefined) {
        unpriced.push(seat);
        continue;
      }
      const { section, row: label, number, category } = row;
      const due = office?.payment === 'complimentary' ? 0 : price;
      sold.push({ seat, section, row: label, number, category, type, price: due });
    }
    return { sold, unpriced };
  }

  return requests.map(decideOne);
}

/** A refusal as `storeOutcomes` stored it. */
function refusalOf({ outcome, details }: LockedRows['outcomes'][number]): Refusal {
  return { ...(details as object | null), reason: outcome } as Refusal;
}

/** The box office sells from publication until the show ends, unless it is paused or cancelled. */
function whyOfficeCannotSell({ status, over }: NonNullable<LockedRows['show']>) {
  if (status !== 'on_sale') return status;
  return over ? 'closed' : undefined;
}

function whyNotOnSale(show: NonNullable<LockedRows['show']>) {
  if (show.status === 'draft' || show.status === 'cancelled') return show.status;
  if (show.ended) return 'closed';
  if (show.status === 'paused') return 'paused';
  return show.started ? undefined : 'upcoming';
}
