/** When a seat was sold, by a letter: within the last day, week or month, before that, or not. */
export const SOLD_TIMES = [
  { letter: 'd', label: 'In the last day' },
  { letter: 'w', label: 'In the last week' },
  { letter: 'm', label: 'In the last month' },
  { letter: 'o', label: 'Before that' },
  { letter: 'x', label: 'Held back' },
  { letter: '-', label: 'Free' },
] as const;

export type SoldTimes = {
  /** When it was read, ISO 8601 in UTC. */
  at: string;
  /** Hash of the show's seating plan. */
  plan: string;
  /** A letter of `SOLD_TIMES` for each seat. */
  seats: string;
};
