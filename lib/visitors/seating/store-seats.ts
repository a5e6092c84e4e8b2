import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connect';
import { seats } from '@/db/schema';
import type { SeatingLayout } from './layout';
import { seatsOfLayout } from './seats-of-layout';

/** Few enough for one statement to end well within `statement_timeout`. */
const SEATS_PER_STATEMENT = 20_000;

/**
 * Inserts the seats of new shows with one layout, all available. Each statement has its seats as one JSON
 * parameter: one parameter per value takes ten times as long, and a statement has at most 65,535.
 */
export async function storeSeats(
  tx: Transaction,
  layout: SeatingLayout,
  showIds: string[],
): Promise<void> {
  const [first] = showIds;
  if (first === undefined) return;
  const rows = seatsOfLayout(layout, first).map(({ seatNo, section, row, number, category }) => ({
    seat_no: seatNo,
    section,
    row_label: row,
    number,
    category,
  }));
  const columns = sql`seat_no, section, row_label, number, category`;
  for (let from = 0; from < rows.length; from += SEATS_PER_STATEMENT) {
    const json = JSON.stringify(rows.slice(from, from + SEATS_PER_STATEMENT));
    for (const showId of showIds) {
      await tx.execute(sql`
        insert into ${seats} (show_id, ${columns})
        select ${showId}, ${columns} from json_to_recordset(${json}::json)
          as seat(seat_no integer, section text, row_label text, number text, category text)`);
    }
  }
}
