import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeBooking } from '@/tests/support/data/make-booking';
import { makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { replicaCaughtUp } from '@/tests/support/services/test-services';
import { exportBookings } from './export-bookings';
import { exportTickets } from './export-tickets';

const MANY = 30_000;
const MB = 1024 * 1024;

const database = await ownDatabase();
const { handle } = database;
let few: string;
let many: string;

beforeAll(async () => {
  few = await makeShow(handle, 4, { title: 'A, "Quoted" Evening' });
  await makeBooking(handle, few, [0, 1]);
  await makeBooking(handle, few, [2]);
  many = await makeShow(handle, 1);
  for (let from = 0; from < MANY; from += 5_000) await fill(from, from + 4_999);
  await replicaCaughtUp(database);
}, 120_000);

/** Makes cancelled bookings of one ticket each, so that all can have the same seat. */
async function fill(from: number, to: number): Promise<void> {
  await handle.db.execute(sql`
    with made as (
      insert into bookings (show_id, id, reference, token, name, email, buyer, total, currency,
        status, idempotency_key, request_hash, cancelled_at)
      select ${many}, gen_random_uuid(), 'R' || n, 'T' || n, 'Guest ' || n, n || '@example.com',
        n || '@example.com', 2000, 'EUR', 'cancelled', 'K' || n, 'H' || n, now()
      from generate_series(${from}::int, ${to}::int) n
      returning show_id, id, reference)
    insert into tickets (show_id, id, booking_id, seat_no, type, price, code, cancelled_at)
    select show_id, gen_random_uuid(), id, 0, 'standard', 2000, 'C' || reference, now() from made`);
}

async function linesOf(file: AsyncIterable<string>): Promise<string[]> {
  let text = '';
  for await (const piece of file) text += piece;
  return text.split('\r\n').slice(0, -1);
}

describe('the CSV exports', () => {
  it('has a row for each booking, amounts with a currency, and times in the venue’s zone', async () => {
    const [head, ...lines] = await linesOf(exportBookings(few));
    expect(head?.startsWith('\ufeffReference,')).toBe(true);
    expect(lines).toHaveLength(2);
    const large = lines.find((line) => line.includes(',40.00,EUR,'));
    expect(large).toMatch(
      /^[0-9A-Z-]{9},"A, ""Quoted"" Evening",\d{4}-\d\d-\d\d \d\d:\d\d,Ana Person,\S+@example.com,confirmed,later,web,2,/,
    );
    expect(large?.endsWith(',Europe/Lisbon')).toBe(true);
  });

  it('has every booking and every ticket of all shows once', async () => {
    const references = (await linesOf(exportBookings(null))).map((line) => line.split(',')[0]);
    expect(references).toHaveLength(1 + 2 + MANY);
    expect(new Set(references).size).toBe(references.length);
    expect(await linesOf(exportTickets(few))).toHaveLength(1 + 3);
  });

  it.each([
    ['bookings', exportBookings],
    ['tickets', exportTickets],
  ])('needs no more memory for many %s than for a page', async (_, file) => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    let pieces = 0;
    let size = 0;
    let before = 0;
    let most = 0;
    for await (const piece of file(many)) {
      size += piece.length;
      // The first pages allocate memory that stays.
      if (++pieces === 4) before = used();
      if (pieces > 4 && pieces % 5 === 0) most = Math.max(most, used() - before);
    }
    expect(pieces).toBeGreaterThan(MANY / 1_000);
    expect(size).toBeGreaterThan(3 * MB);
    expect(most).toBeLessThan(3 * MB);
  });

  it('stops reading when the client stops', async () => {
    const file = exportBookings(many);
    await file.next();
    await file.next();
    await file.return(undefined);
    expect(await file.next()).toEqual({ done: true, value: undefined });
  });
});
