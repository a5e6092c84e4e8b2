import type { OfficeBooking } from '@/lib/office/box-office/find-office-booking';

/** Hidden form fields that name a booking. */
export function BookingIdFields({ booking: { showId, reference } }: { booking: OfficeBooking }) {
  return (
    <>
      <input type="hidden" name="showId" value={showId} />
      <input type="hidden" name="reference" value={reference} />
    </>
  );
}
