/** Letters for when a seat was sold, or why it is not. */
export const SOLD_TIMES = [
  { letter: 'd', label: 'In the last day' },
  { letter: 'w', label: 'In the last week' },
  { letter: 'm', label: 'In the last month' },
  { letter: 'o', label: 'Earlier' },
  { letter: 'x', label: 'On hold' },
  { letter: '-', label: 'Available' },
] as const;

export type SoldTimes = {
  /** When the data was read, ISO 8601 in UTC. */
  at: string;
  /** Hash of the show's seating plan. */
  plan: string;
  /** One letter of `SOLD_TIMES` per seat, by seat number from 0. */
  seats: string;
};
