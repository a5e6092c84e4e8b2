import { gzipSync } from 'node:zlib';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '@/tests/support/own-database';
import { seed } from './seed';

const database = await ownDatabase();
let sql: postgres.Sql;

beforeAll(async () => {
  sql = postgres(database.url, { max: 2 });
  // Two at once, as two demos on one database would seed.
  await Promise.all([seed(database.url, () => {}), seed(database.url, () => {})]);
});

afterAll(async () => {
  await sql.end();
});

describe('the seeded demo', () => {
  it('has three venues with their plans and at least a dozen shows to come', async () => {
    const shows = await sql`
      select seats, count(*)::int as shows, min(starts_at) > now() as ahead,
        max(starts_at) < now() + interval '10 weeks' as soon,
        bool_or(status = 'on_sale' and now() between sales_start and sales_end) as on_sale
      from shows join seating_plans on hash = plan_hash group by seats order by seats`;
    expect(shows.map((row) => ({ ...row }))).toEqual([
      { seats: 98, shows: 4, ahead: true, soon: true, on_sale: true },
      { seats: 674, shows: 7, ahead: true, soon: true, on_sale: true },
      { seats: 13_392, shows: 5, ahead: true, soon: true, on_sale: true },
    ]);
  });

  it('has a show sold out, one almost, one paused and two that open later', async () => {
    const free = await sql<{ id: string; free: number }[]>`
      select show_id as id, count(*) filter (where status = 'available')::int as free
      from seats group by show_id`;
    const freeOf = new Map(free.map((show) => [show.id, show.free]));
    expect(freeOf.get('m4tcz8')).toBe(0);
    expect(freeOf.get('r8bve5')).toBe(7);
    const phases = await sql`
      select id, status, extract(epoch from sales_start - now())::int / 60 as minutes
      from shows where sales_start > now() or status <> 'on_sale' order by sales_start`;
    expect(phases.map(({ id, status }) => [id, status])).toEqual([
      ['c9pwh7', 'paused'],
      ['a8rkm3', 'on_sale'],
      ['h5qjd9', 'on_sale'],
    ]);
    expect(phases[1]?.minutes).toBeLessThanOrEqual(10);
  });

  it('has exactly one live ticket for each sold seat', async () => {
    const [wrong] = await sql`
      select count(*)::int as n from seats
      left join tickets on tickets.show_id = seats.show_id and tickets.seat_no = seats.seat_no
      left join bookings on bookings.show_id = tickets.show_id and bookings.id = booking_id
      where (seats.status = 'booked') <> (bookings.status is not distinct from 'confirmed')
        or (seats.status <> 'available') <> (seats.version = 2)`;
    expect(wrong?.n).toBe(0);
  });

  it('blocks seats with the name of who they are for', async () => {
    const blocked = await sql`
      select blocks.name, count(*)::int as seats from seats
      join blocks on blocks.show_id = seats.show_id and blocks.id = block_id
      where status = 'blocked' and released_at is null group by blocks.name`;
    expect(blocked).toEqual([{ name: 'House seats', seats: expect.any(Number) }]);
  });

  it('has the right totals, prices and seats per buyer, within the limits', async () => {
    const wrong = await sql`
      select bookings.id from bookings
      join shows on shows.id = bookings.show_id
      join tickets on tickets.show_id = bookings.show_id and booking_id = bookings.id
      join seats on seats.show_id = tickets.show_id and seats.seat_no = tickets.seat_no
      left join prices on prices.show_id = tickets.show_id
        and prices.category = seats.category and prices.type = tickets.type
      left join buyer_seats held on held.show_id = bookings.show_id and held.buyer = bookings.buyer
      group by shows.id, bookings.show_id, bookings.id, held.seats
      having bookings.total is distinct from sum(prices.amount)
        or sum((tickets.price is distinct from prices.amount)::int) > 0
        or count(*) > max_seats_per_booking or held.seats is distinct from count(*)
        or bookings.email not like '%@example.com' or bookings.created_at > now()`;
    expect(wrong).toHaveLength(0);
  });

  it('has a standard price for every category that has seats', async () => {
    const wrong = await sql`
      select distinct seats.show_id, seats.category from seats
      left join prices on prices.show_id = seats.show_id and prices.category = seats.category
        and type = 'standard' and position = 0
      where amount is null`;
    expect(wrong).toHaveLength(0);
  });

  it('sells neighbouring seats, so that seat states compress well', async () => {
    const halls = await sql<{ states: string }[]>`
      select string_agg(left(status, 2), '' order by seat_no) as states from seats
      group by show_id having count(*) > 10000`;
    for (const { states } of halls) expect(gzipSync(states).length).toBeLessThan(2_000);
  });

  it('changes nothing when seeded again', async () => {
    const count = () => sql`select (select count(*) from shows), (select count(*) from tickets)`;
    const before = await count();
    const lines: string[] = [];
    await seed(database.url, (line) => lines.push(line));
    expect(await count()).toEqual(before);
    expect(lines).toEqual([]);
  });
});
