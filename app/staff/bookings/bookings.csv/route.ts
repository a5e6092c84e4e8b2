import { csvResponse } from '@/lib/csv';
import { staffHandler } from '@/lib/office/auth/staff-handler';
import { exportBookings } from '@/lib/office/box-office/export-bookings';
import { recordExport } from '@/lib/office/box-office/record-export';
import { isShowId } from '@/lib/visitors/shows/show-id';

/** All bookings of a show (`?show=`), or of every show, as CSV. */
export const GET = staffHandler('exportBookingsHandler', async (request, _params, { staff }) => {
  const show = new URL(request.url).searchParams.get('show');
  if (show !== null && !isShowId(show)) {
    return new Response('There is no such show.\n', { status: 404 });
  }
  await recordExport(staff, 'bookings', show);
  return csvResponse(`bookings-${show ?? 'all'}.csv`, exportBookings(show));
});
