import type { BookingRequest } from './booking-request';
import type { LockedRows } from './lock-rows';
import type { Refusal, SoldSeat } from './outcome';

export type Decision = { take: SoldSeat[] } | { replay: true } | ({ refuse: true } & Refusal);

const KEY_REUSED = { refuse: true, reason: 'key_reused' } as const;

/**
 * Decides each request in order of arrival, in memory, on rows that are locked. A request gets all
 * of its seats or none; what one takes, a later one in the same batch finds taken.
 */
export function decide(rows: LockedRows, requests: BookingRequest[]): Decision[] {
  const seats = new Map(rows.seats.map((seat) => [seat.seatNo, seat]));
  const free = new Set(rows.seats.filter((s) => s.status === 'available').map((s) => s.seatNo));
  const stored = new Map(rows.stored.map(({ key, hash }) => [key, hash]));
  const settled = new Map(rows.outcomes.map((outcome) => [outcome.key, outcome]));
  const held = new Map(rows.held.map(({ buyer, seats: count }) => [buyer, count]));
  const prices = new Map(rows.prices.map((p) => [`${p.category}\n${p.type}`, p.amount]));

  function decideOne(request: BookingRequest): Decision {
    const hash = stored.get(request.key);
    if (hash === request.hash) return { replay: true };
    if (hash !== undefined) return KEY_REUSED;
    const earlier = settled.get(request.key);
    if (earlier && earlier.hash !== request.hash) return KEY_REUSED;
    if (earlier) return { refuse: true, ...refusalOf(earlier) };

    const { show } = rows;
    const because = show && (request.office ? whyNotSold(show) : whyNotOnSale(show));
    if (!show || because === 'draft') return { refuse: true, reason: 'unknown_show' };
    if (because) return { refuse: true, reason: 'not_on_sale', because };

    if (request.validUntil && show.now > request.validUntil) {
      return { refuse: true, reason: 'too_late' };
    }

    const numbers = request.seats.map(({ seat }) => seat);
    const unknown = numbers.filter((seat) => !seats.has(seat));
    if (unknown.length > 0) return { refuse: true, reason: 'unknown_seats', seats: unknown };

    const most = show.maxSeatsPerBooking;
    if (!request.office && numbers.length > most)
      return { refuse: true, reason: 'too_many_seats', most };

    const sold: SoldSeat[] = [];
    const unpriced: number[] = [];
    for (const { seat, type } of request.seats) {
      const row = seats.get(seat);
      const price = row && prices.get(`${row.category}\n${type}`);
      if (!row || price === undefined) unpriced.push(seat);
      else {
        const { section, row: label, number, category } = row;
        const due = request.office?.payment === 'complimentary' ? 0 : price;
        sold.push({ seat, section, row: label, number, category, type, price: due });
      }
    }
    if (unpriced.length > 0) return { refuse: true, reason: 'unknown_type', seats: unpriced };

    const taken = numbers.filter((seat) => !free.has(seat));
    if (taken.length > 0) return { refuse: true, reason: 'seats_taken', seats: taken };

    const already = held.get(request.buyer) ?? 0;
    if (!request.office && already + numbers.length > show.maxSeatsPerBuyer) {
      return { refuse: true, reason: 'buyer_limit', most: show.maxSeatsPerBuyer, held: already };
    }

    stored.set(request.key, request.hash);
    held.set(request.buyer, already + numbers.length);
    for (const seat of numbers) free.delete(seat);
    return { take: sold };
  }

  return requests.map(decideOne);
}

/** A refusal as `storeOutcomes` stored it. */
function refusalOf({ outcome, details }: LockedRows['outcomes'][number]): Refusal {
  return { ...(details as object | null), reason: outcome } as Refusal;
}

/** Why even the box office cannot sell it. */
function whyNotSold({ status, over }: NonNullable<LockedRows['show']>) {
  if (status !== 'on_sale') return status;
  return over ? 'closed' : undefined;
}

function whyNotOnSale(show: NonNullable<LockedRows['show']>) {
  if (show.status === 'draft' || show.status === 'cancelled') return show.status;
  if (show.ended) return 'closed';
  if (show.status === 'paused') return 'paused';
  return show.started ? undefined : 'upcoming';
}
