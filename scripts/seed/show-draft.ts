import type { SHOW_STATUSES } from '@/db/schema';
import type { Weekday } from './local-time';

/** A show of the demo; days are relative to the day of seeding, times are in the venue's time zone. */
export type ShowDraft = {
  /** Fixed, so that addresses in the README and in tests stay valid. */
  id: string;
  title: string;
  tagline: string;
  description: string;
  genre: string;
  on: { weekday: Weekday; weeks: number; time: string };
  minutes: number;
  status?: (typeof SHOW_STATUSES)[number];
  /** Minutes from seeding to the start of sales; negative when sales have started. By default a month ago. */
  opensIn?: number;
  /** By ticket type in selling order, then by category; in the minor unit. */
  prices: Record<string, Record<string, number>>;
  /** The sold share of the hall, from 0 to 1. */
  sold?: number;
  /** Sell all but this many seats, instead of `sold`. */
  left?: number;
  /** Pairs of seats that the venue blocks. */
  heldBack?: number;
  maxSeatsPerBooking?: number;
  maxSeatsPerBuyer?: number;
};
