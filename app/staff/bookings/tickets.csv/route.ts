import { csvResponse } from '@/lib/csv';
import { staffHandler } from '@/lib/office/auth/staff-handler';
import { exportTickets } from '@/lib/office/box-office/export-tickets';
import { recordExport } from '@/lib/office/box-office/record-export';
import { isShowId } from '@/lib/visitors/shows/show-id';

/** All tickets of a show (`?show=`), or of every show, as CSV. */
export const GET = staffHandler('exportTicketsHandler', async (request, _params, { staff }) => {
  const show = new URL(request.url).searchParams.get('show');
  if (show !== null && !isShowId(show)) {
    return new Response('There is no such show.\n', { status: 404 });
  }
  await recordExport(staff, 'tickets', show);
  return csvResponse(`tickets-${show ?? 'all'}.csv`, exportTickets(show));
});
