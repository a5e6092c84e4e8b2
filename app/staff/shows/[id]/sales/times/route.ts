import { staffHandler } from '@/lib/office/auth/staff-handler';
import { readSoldTimes } from '@/lib/office/sales/read-sold-times';
import { salesResponse } from '@/lib/office/sales/sales-response';

/** When each seat of a show was sold, as JSON; 304 if the client has this version. */
export const GET = staffHandler<{ id: string }>('salesTimesHandler', async (request, { id }) => {
  const times = await readSoldTimes(id);
  return times
    ? salesResponse(request, times)
    : new Response('There is no such show.\n', { status: 404 });
});
