'use client';

import dynamic from 'next/dynamic';

/** `BookingGate`, loaded only for shows with a waiting room. */
export const LazyBookingGate = dynamic(() =>
  import('./booking-gate').then(({ BookingGate }) => BookingGate),
);
