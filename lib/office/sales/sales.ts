import type { Payment } from '@/lib/office/box-office/search-bookings';

/** Seat counts by state. */
export type SeatCounts = { sold: number; heldBack: number; free: number };

/** The number of live tickets and the sum of their prices, in minor units. */
export type Takings = { tickets: number; revenue: number };

/** Sales of one category, payment and day; `day` is a date on the venue's calendar, `2026-12-04`. */
type SalesGroup = Takings & {
  category: string;
  payment: Payment;
  day: string;
  checkedIn: number;
};

/** Sales of one show, from a replica. Amounts are in minor units of one currency. */
export type ShowSales = {
  /** When the figures were read, ISO 8601 in UTC. */
  at: string;
  /** In the order of the seating plan. */
  categories: (SeatCounts & { category: string })[];
  groups: SalesGroup[];
};

/** Adds up sales by a key of each group, in the order in which the keys first occur. */
export function salesBy<Key>(
  groups: readonly SalesGroup[],
  keyOf: (group: SalesGroup) => Key,
): Map<Key, Takings> {
  const sums = new Map<Key, Takings>();
  for (const group of groups) {
    const key = keyOf(group);
    const { tickets, revenue } = sums.get(key) ?? { tickets: 0, revenue: 0 };
    sums.set(key, { tickets: tickets + group.tickets, revenue: revenue + group.revenue });
  }
  return sums;
}

/** The totals of a show's sales. */
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
