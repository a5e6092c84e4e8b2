'use client';

import dynamic from 'next/dynamic';

/** `BookingDoor`, whose code only visitors of a show with a waiting room load. */
export const LazyBookingGate = dynamic(() =>
  import('./booking-gate').then(({ BookingGate }) => BookingGate),
);
