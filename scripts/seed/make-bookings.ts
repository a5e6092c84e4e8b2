import { randomBytes, randomUUID } from 'node:crypto';
import type { bookings, buyerSeats, tickets } from '@/db/schema';
import { newReference, newSecret } from '@/lib/visitors/bookings/secrets';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { makePerson } from './people';
import { pick, type Random } from './random';
import type { ShowDraft } from './show-draft';

type Made = {
  bookings: (typeof bookings.$inferInsert)[];
  tickets: (typeof tickets.$inferInsert)[];
  buyers: (typeof buyerSeats.$inferInsert)[];
};
type Sale = { draft: ShowDraft; currency: string; layout: SeatingLayout; from: Date; now: Date };

/** Makes one booking with a ticket per seat for each party, each with a different buyer. */
export function makeBookings(sale: Sale, parties: number[][], random: Random): Made {
  const made: Made = { bookings: [], tickets: [], buyers: [] };
  for (const [index, seats] of parties.entries()) {
    const person = makePerson(random, index + 1);
    const id = randomUUID();
    const sold = ticketsOf(sale, id, seats, random);
    made.tickets.push(...sold);
    made.buyers.push({ showId: sale.draft.id, buyer: person.email, seats: seats.length });
    made.bookings.push({
      showId: sale.draft.id,
      id,
      reference: newReference(),
      token: newSecret(),
      ...person,
      buyer: person.email,
      total: sold.reduce((sum, ticket) => sum + ticket.price, 0),
      currency: sale.currency,
      status: 'confirmed',
      idempotencyKey: randomUUID(),
      requestHash: randomBytes(32).toString('hex'),
      createdAt: soldAt(sale, random),
    });
  }
  return made;
}

function ticketsOf({ draft, layout }: Sale, bookingId: string, seats: number[], random: Random) {
  const types = typesOf(draft, seats.length, random);
  return seats.map((seatNo, index) => {
    const category = layout.categories[layout.seats.category[seatNo] ?? 0]?.name ?? '';
    const type = types[index] ?? 'standard';
    const price = draft.prices[type]?.[category];
    if (price === undefined) throw new Error(`${draft.title} has no ${type} price for ${category}`);
    return {
      showId: draft.id,
      id: randomUUID(),
      bookingId,
      seatNo,
      type,
      price,
      code: newSecret(),
    };
  });
}

/** Families bring children, some couples are students or pensioners; the rest pay the full price. */
function typesOf(draft: ShowDraft, size: number, random: Random): string[] {
  const dice = random();
  const types = Array<string>(size).fill('standard');
  if ('child' in draft.prices && size >= 3 && dice < 0.6) return types.fill('child', 2);
  if ('concession' in draft.prices && size <= 2 && dice < 0.3) return types.fill('concession');
  if ('companion' in draft.prices && size === 2 && dice > 0.97) return types.fill('companion', 1);
  return types;
}

/** Most people buy soon after the sale has opened. */
function soldAt({ from, now }: Sale, random: Random): Date {
  const share = pick(random, [random() ** 4, random() ** 2, random()]);
  return new Date(from.getTime() + share * (now.getTime() - from.getTime()));
}
