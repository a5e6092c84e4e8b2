import type { seats } from '@/db/schema/seat';
import type { SeatingLayout } from './layout';
import { seatWords } from './seat-name';

type Seat = typeof seats.$inferInsert;

/** The rows of the `seats` table for a show in a hall, all available; `number` reads `Seat 12`. */
export function seatsOfLayout(layout: SeatingLayout, showId: string): Seat[] {
  return layout.seats.category.map((category, seatNo) => {
    const words = seatWords(layout, seatNo);
    return {
      showId,
      seatNo,
      section: words.section,
      row: words.row,
      number: words.seat,
      category: layout.categories[category]?.name ?? '',
    };
  });
}
