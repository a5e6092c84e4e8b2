import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connect';
import { seats } from '@/db/schema';
import type { SeatingLayout } from './layout';
import { seatsOfLayout } from './seats-of-layout';

/** So many seats are stored by one statement, well within the time that a statement has. */
const AT_ONCE = 20_000;

/**
 * Makes the seats of new shows in one hall, all free. A statement has its seats as one parameter,
 * because one for each value would end at 65,535 and take ten times as long.
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
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const json = JSON.stringify(rows.slice(from, from + AT_ONCE));
    for (const showId of showIds) {
      await tx.execute(sql`
        insert into ${seats} (show_id, ${columns})
        select ${showId}, ${columns} from json_to_recordset(${json}::json)
          as seat(seat_no integer, section text, row_label text, number text, category text)`);
    }
  }
}
