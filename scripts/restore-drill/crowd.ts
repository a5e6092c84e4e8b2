import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { providePrimary } from '@/db/client';
import { connect } from '@/db/connect';
import { bookingRequest } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { type BookingRecord, lineOf } from './record';

const CLIENTS = 4;
// Between two bookings of a client, in milliseconds: a busy sale that does not run out of seats.
const PAUSE = 10;

export interface Crowd {
  /** All bookings that were acknowledged so far. */
  acknowledged: BookingRecord;
  /** Returns when no booking is in progress; none starts before `goOn`. */
  pause(): Promise<void>;
  goOn(): void;
  stop(): Promise<void>;
}

/** Runs a few clients that book free seats of shows on sale, one after the other, until stopped. */
export async function startCrowd(url: string, sql: postgres.Sql): Promise<Crowd> {
  const free = await freeSeats(sql);
  const handle = connect(url, { max: CLIENTS });
  providePrimary(handle);
  const acknowledged: BookingRecord = new Map();
  let clients: Promise<void>[] = [];
  let going = false;

  async function bookOn(): Promise<void> {
    while (going) {
      const next = free.pop();
      if (!next) throw new Error('The clients have booked every free seat.');
      const email = `${randomUUID()}@example.com`;
      const input = {
        seats: [{ seat: next.seat, type: 'standard' }],
        name: 'Drill Person',
        email,
      };
      const [outcome] = await createBookings(next.showId, [bookingRequest(randomUUID(), input)]);
      if (!outcome?.ok) throw new Error(`A free seat was refused: ${outcome?.reason}`);
      acknowledged.set(outcome.booking.token, lineOf(outcome.booking));
      await sleep(PAUSE);
    }
  }
  async function pause(): Promise<void> {
    going = false;
    await Promise.all(clients);
  }
  function goOn(): void {
    going = true;
    clients = Array.from({ length: CLIENTS }, bookOn);
    // Reported by `pause`, which awaits the clients.
    for (const client of clients) client.catch(() => {});
  }
  goOn();
  return {
    acknowledged,
    pause,
    goOn,
    stop: () => pause().finally(() => handle.end()),
  };
}

function freeSeats(sql: postgres.Sql): Promise<{ showId: string; seat: number }[]> {
  return sql`
    select s.show_id as "showId", s.seat_no as seat
    from seats s join shows on shows.id = s.show_id
    where s.status = 'available' and shows.status = 'on_sale' and now() between sales_start and sales_end`;
}
