'use client';

import dynamic from 'next/dynamic';

/** `BookingDoor`, whose code only visitors of a show with a waiting room load. */
export const LazyBookingDoor = dynamic(() =>
  import('./booking-door').then(({ BookingDoor }) => BookingDoor),
);
