import type { seats } from '@/db/schema/seat';
import type { SeatingLayout } from './layout';
import { seatLabels } from './seat-name';

type Seat = typeof seats.$inferInsert;

/** The rows of the `seats` table for a show with a layout, all available; `number` reads `Seat 12`. */
export function seatsOfLayout(layout: SeatingLayout, showId: string): Seat[] {
  return layout.seats.category.map((category, seatNo) => {
    const labels = seatLabels(layout, seatNo);
    return {
      showId,
      seatNo,
      section: labels.section,
      row: labels.row,
      number: labels.seat,
      category: layout.categories[category]?.name ?? '',
    };
  });
}
