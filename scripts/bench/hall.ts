import type postgres from 'postgres';

/** A show of the demo's largest hall, on sale for weeks. */
const MODEL = 'e7vsb9';

export interface Hall {
  id: string;
  /** The last part of the show's address. */
  address: string;
  /** The number of seats; all are free. */
  seats: number;
}

/** Opens a show like one of the demo's, with all seats free and without limits on bookings. */
export async function openHall(sql: postgres.Sql, id: string): Promise<Hall> {
  const changes = { id, slug: 'bench', title: 'Bench', max_seats_per_buyer: 1_000_000 };
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    await tx`
      insert into shows select (jsonb_populate_record(shows, ${tx.json(changes)})).*
      from shows where id = ${MODEL}`;
    await tx`
      insert into prices (show_id, category, type, amount, position)
      select ${id}, category, type, amount, position from prices where show_id = ${MODEL}`;
    await tx`
      insert into seats (show_id, seat_no, section, row_label, number, category)
      select ${id}, seat_no, section, row_label, number, category from seats where show_id = ${MODEL}`;
  });
  // Autovacuum would analyse within a minute; until then Postgres plans for an empty table.
  await sql`vacuum analyze shows, prices, seats`;
  const [row] = await sql<{ seats: number }[]>`
    select count(*)::int as seats from seats where show_id = ${id}`;
  return { id, address: `bench-${id}`, seats: row?.seats ?? 0 };
}

/** Throws unless the database has exactly as many bookings, live tickets and booked seats as it should. */
export async function checkSold(
  sql: postgres.Sql,
  { id }: Hall,
  { bookings, seats }: { bookings: number; seats: number },
): Promise<void> {
  const [stored] = await sql<Record<string, number>[]>`
    select
      (select count(*)::int from bookings where show_id = ${id}) as bookings,
      (select count(distinct seat_no)::int from tickets
        where show_id = ${id} and cancelled_at is null) as tickets,
      (select count(*)::int from seats where show_id = ${id} and status = 'booked') as seats`;
  const wanted = { bookings, tickets: seats, seats };
  if (JSON.stringify(stored) === JSON.stringify(wanted)) return;
  throw new Error(
    `The database has ${JSON.stringify(stored)}, the answers report ${JSON.stringify(wanted)}`,
  );
}
