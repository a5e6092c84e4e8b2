import { createHash } from 'node:crypto';
import { hashPlan } from './hash-plan';
import type { LayoutArea, SeatingLayout } from './layout';
import { layoutAreas } from './layout-areas';
import { layoutBounds } from './layout-bounds';
import type { Plan } from './plan';
import { categoryColor } from './plan-color';
import { rowLabel, seatLabel, sectionName } from './plan-labels';

const SEAT_RADIUS = 10;
/** Space for row numbers around a plan that is larger than its own size says, in pixels. */
const MARGIN = 40;

type Columns = Pick<SeatingLayout, 'sections' | 'rows' | 'seats'>;

/** A layout, its bytes as served, and their SHA-256 in hex, which is its address. */
type MadeLayout = { layout: SeatingLayout; bytes: string; hash: string };

/** Makes the layout of a plan: absolute coordinates with two decimals, seats numbered from 0 in the plan's order. */
export function makeLayout(plan: Plan): MadeLayout {
  const { categories, indexOf } = makeCategories(plan);
  const columns = makeColumns(plan, indexOf);
  const areas = plan.zones.flatMap(layoutAreas);
  const layout: SeatingLayout = {
    format: 1,
    source: hashPlan(plan),
    name: plan.name?.trim() || 'Seating plan',
    ...frame(plan, columns.seats, areas),
    categories,
    ...columns,
    areas: areas.map(roundArea),
  };
  const bytes = JSON.stringify(layout);
  return { layout, bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

function makeCategories(plan: Plan) {
  const indexOf = new Map<string, number>();
  const categories: SeatingLayout['categories'] = [];
  for (const { name, color } of plan.categories) {
    if (indexOf.has(name)) continue;
    indexOf.set(name, categories.length);
    categories.push({ name, color: categoryColor(color, categories.length) });
  }
  return { categories, indexOf };
}

function makeColumns(plan: Plan, indexOf: Map<string, number>): Columns {
  const sections: SeatingLayout['sections'] = [];
  const rows: SeatingLayout['rows'] = [];
  const seats: SeatingLayout['seats'] = {
    x: [],
    y: [],
    radius: [],
    number: [],
    category: [],
    wheelchair: [],
  };
  for (const zone of plan.zones) {
    const first = seats.x.length;
    for (const row of zone.rows ?? []) {
      if (!row.seats?.length) continue;
      rows.push({
        section: sections.length,
        number: row.row_number ?? '',
        label: rowLabel(row),
        seatLabel: seatLabel(row),
        numberAt: numberAt(row.row_number_position),
        first: seats.x.length,
        count: row.seats.length,
      });
      for (const seat of row.seats) {
        if (seat.wheelchair === true) seats.wheelchair.push(seats.x.length);
        seats.x.push(add(zone.position?.x, row.position?.x, seat.position?.x));
        seats.y.push(add(zone.position?.y, row.position?.y, seat.position?.y));
        seats.radius.push(seat.radius && seat.radius > 0 ? round(seat.radius) : SEAT_RADIUS);
        seats.number.push(seat.seat_number ?? '');
        seats.category.push(indexOf.get(seat.category) ?? 0);
      }
    }
    const count = seats.x.length - first;
    if (count > 0) sections.push({ name: sectionName(zone.name, sections), first, count });
  }
  return { sections, rows, seats };
}

function numberAt(position: string | null | undefined): SeatingLayout['rows'][number]['numberAt'] {
  return position === 'start' || position === 'end' || position === 'both' ? position : null;
}

function add(...parts: (number | null | undefined)[]): number {
  return parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

/** Shifts everything into the frame, in place. Returns the frame's size: the plan's own if everything fits. */
function frame(plan: Plan, seats: SeatingLayout['seats'], areas: LayoutArea[]) {
  const bounds = layoutBounds(seats, areas);
  const { width, height } = { width: plan.size?.width ?? 0, height: plan.size?.height ?? 0 };
  const fits =
    bounds.left >= 0 && bounds.top >= 0 && bounds.right <= width && bounds.bottom <= height;
  const dx = fits ? 0 : MARGIN - bounds.left;
  const dy = fits ? 0 : MARGIN - bounds.top;
  for (const seat of seats.x.keys()) {
    seats.x[seat] = round((seats.x[seat] ?? 0) + dx);
    seats.y[seat] = round((seats.y[seat] ?? 0) + dy);
  }
  for (const area of areas) {
    area.x += dx;
    area.y += dy;
  }
  return {
    width: round(fits ? width : bounds.right + dx + MARGIN),
    height: round(fits ? height : bounds.bottom + dy + MARGIN),
  };
}

function roundArea(area: LayoutArea): LayoutArea {
  return JSON.parse(JSON.stringify(area), (_key, value) =>
    typeof value === 'number' ? round(value) : value,
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
