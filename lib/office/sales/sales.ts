import type { BOOKING_PAYMENTS } from '@/db/schema/booking';

export type Payment = (typeof BOOKING_PAYMENTS)[number];

/** How many seats are what. */
export type SeatCounts = { sold: number; heldBack: number; free: number };

/** Live tickets and what was paid for them, in minor units. */
export type Takings = { tickets: number; revenue: number };

/** Live tickets of one category, way of paying and day; a day is the venue's, `2026-12-04`. */
export type SoldGroup = Takings & {
  category: string;
  payment: Payment;
  day: string;
  checkedIn: number;
};

/** How a show sells, as a replica has it. Amounts are in minor units of one currency. */
export type ShowSales = {
  /** When it was read, ISO 8601 in UTC. */
  at: string;
  /** In the plan's order. */
  categories: (SeatCounts & { category: string })[];
  groups: SoldGroup[];
};

/** Adds up live tickets by what `keyOf` says of each group; in the order in which keys first come. */
export function takingsBy<Key>(
  groups: readonly SoldGroup[],
  keyOf: (group: SoldGroup) => Key,
): Map<Key, Takings> {
  const sums = new Map<Key, Takings>();
  for (const group of groups) {
    const key = keyOf(group);
    const { tickets, revenue } = sums.get(key) ?? { tickets: 0, revenue: 0 };
    sums.set(key, { tickets: tickets + group.tickets, revenue: revenue + group.revenue });
  }
  return sums;
}

/** All of it in one. */
export function sumSales({ categories, groups }: Pick<ShowSales, 'categories' | 'groups'>) {
  const add = (all: number[]) => all.reduce((sum, each) => sum + each, 0);
  return {
    sold: add(categories.map(({ sold }) => sold)),
    heldBack: add(categories.map(({ heldBack }) => heldBack)),
    free: add(categories.map(({ free }) => free)),
    revenue: add(groups.map(({ revenue }) => revenue)),
    checkedIn: add(groups.map(({ checkedIn }) => checkedIn)),
  };
}
