import type { SeatingLayout } from './layout';
import type { PlanRow } from './plan';

/**
 * The name of a row: `Row F`, `Table 4`. Adds the number to a label without it, because otherwise all
 * rows of a zone would have the same name.
 */
export function rowLabel(row: PlanRow): string {
  const number = row.row_number?.trim() ?? '';
  const label = row.row_label?.trim() || 'Row %s';
  if (label.includes('%s')) return label.replaceAll('%s', number).trim();
  return ` ${label} `.includes(` ${number} `) || !number ? label : `${label} ${number}`;
}

/** The name of a row's seats, always with `%s` for its number: `Seat %s`. */
export function seatLabel(row: PlanRow): string {
  const label = row.seat_label?.trim() || 'Seat %s';
  return label.includes('%s') ? label : `${label} %s`;
}

/** A zone's name, unique among the sections so far: a second `Stalls` becomes `Stalls (2)`. */
export function sectionName(
  name: string | null | undefined,
  sections: SeatingLayout['sections'],
): string {
  const wanted = name?.trim() || `Section ${sections.length + 1}`;
  const used = new Set(sections.map((section) => section.name));
  let unique = wanted;
  for (let count = 2; used.has(unique); count++) unique = `${wanted} (${count})`;
  return unique;
}
