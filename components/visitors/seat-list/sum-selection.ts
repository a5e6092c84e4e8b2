import { isInRow, type ListCategory, type ListRow } from './section-rows';
import type { Selection } from './selection-bar';

/** How many seats of a form are ticked, and their total in minor currency units. */
export function sumSelection(
  form: FormData,
  rows: ListRow[],
  categories: ListCategory[],
): Selection {
  const seats = form.getAll('seat').map(Number);
  const amounts = seats.map((seat) => {
    const row = rows.find((one) => isInRow(one, seat));
    const category = categories.find(({ index }) => index === row?.categories[seat - row.first]);
    const type = form.get(`type-${seat}`) ?? 'standard';
    return category?.prices.find((price) => price.type === type)?.amount ?? 0;
  });
  return { count: seats.length, total: amounts.reduce((sum, amount) => sum + amount, 0) };
}
