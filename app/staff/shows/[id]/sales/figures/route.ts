import { staffHandler } from '@/lib/office/auth/staff-handler';
import { readShowSales } from '@/lib/office/sales/read-show-sales';
import { salesResponse } from '@/lib/office/sales/sales-response';
import { findShowTimeZone } from '@/lib/office/show-admin/find-show-time-zone';

/** A show's sales as JSON; 304 if the client has this version. */
export const GET = staffHandler<{ id: string }>('salesFiguresHandler', async (request, { id }) => {
  const timeZone = await findShowTimeZone(id);
  if (!timeZone) return new Response('There is no such show.\n', { status: 404 });
  return salesResponse(request, await readShowSales(id, timeZone));
});
