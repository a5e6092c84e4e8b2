import { staffHandler } from '@/lib/office/auth/staff-handler';
import { readSoldTimes } from '@/lib/office/sales/read-sold-times';
import { salesAnswer } from '@/lib/office/sales/sales-answer';

/** When each seat of a show was sold; 304 while it is what the asker has. */
export const GET = staffHandler<{ id: string }>('salesTimesHandler', async (request, { id }) => {
  const times = await readSoldTimes(id);
  return times
    ? salesAnswer(request, times)
    : new Response('There is no such show.\n', { status: 404 });
});
