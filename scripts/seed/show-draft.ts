import type { SHOW_STATUSES } from '@/db/schema';
import type { Weekday } from './local-time';

/** A show of the demo; days are told from the day of seeding, times by the venue's clock. */
export type ShowDraft = {
  /** Kept the same, so that addresses in the README and in tests stay true. */
  id: string;
  title: string;
  tagline: string;
  description: string;
  genre: string;
  on: { weekday: Weekday; weeks: number; time: string };
  minutes: number;
  status?: (typeof SHOW_STATUSES)[number];
  /** Minutes from the seeding to the first sale; negative when it is past. A month ago if missing. */
  opensIn?: number;
  /** By ticket type in selling order, then by category; in the minor unit. */
  prices: Record<string, Record<string, number>>;
  /** How much of the hall is sold, 0 to 1. */
  sold?: number;
  /** Sold but for this many seats, instead of `sold`. */
  left?: number;
  /** Pairs of seats that the house holds back. */
  heldBack?: number;
  maxSeatsPerBooking?: number;
  maxSeatsPerBuyer?: number;
};
