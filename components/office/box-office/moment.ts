import { formatStamp } from '@/lib/time';

/** A moment in a table of bookings: `2026-12-04 19:30` on the venue's clock. */
export const formatBookingMoment = (at: string, timeZone: string) =>
  formatStamp(new Date(at), timeZone);
