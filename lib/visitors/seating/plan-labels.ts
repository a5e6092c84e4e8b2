import type { SeatingLayout } from './layout';
import type { PlanRow } from './plan';

/**
 * How a row is said: `Row F`, `Table 4`. A label without its number gets it,
 * or all rows of a zone would be called alike.
 */
export function rowLabel(row: PlanRow): string {
  const number = row.row_number?.trim() ?? '';
  const label = row.row_label?.trim() || 'Row %s';
  if (label.includes('%s')) return label.replaceAll('%s', number).trim();
  return ` ${label} `.includes(` ${number} `) || !number ? label : `${label} ${number}`;
}

/** How a seat of a row is said, always with `%s` for its number: `Seat %s`. */
export function seatLabel(row: PlanRow): string {
  const label = row.seat_label?.trim() || 'Seat %s';
  return label.includes('%s') ? label : `${label} %s`;
}

/** A zone's name among the sections so far: a second `Stalls` reads `Stalls (2)`. */
export function sectionName(
  name: string | null | undefined,
  sections: SeatingLayout['sections'],
): string {
  const wanted = name?.trim() || `Section ${sections.length + 1}`;
  const used = new Set(sections.map((section) => section.name));
  let unique = wanted;
  for (let again = 2; used.has(unique); again++) unique = `${wanted} (${again})`;
  return unique;
}
