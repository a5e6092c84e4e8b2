import { staffHandler } from '@/lib/office/auth/staff-handler';
import { findVenueZone } from '@/lib/office/sales/find-venue-zone';
import { readShowSales } from '@/lib/office/sales/read-show-sales';
import { salesAnswer } from '@/lib/office/sales/sales-answer';

/** A show's sales as its page has them; 304 while they are what the asker has. */
export const GET = staffHandler<{ id: string }>('salesFiguresHandler', async (request, { id }) => {
  const timeZone = await findVenueZone(id);
  if (!timeZone) return new Response('There is no such show.\n', { status: 404 });
  return salesAnswer(request, await readShowSales(id, timeZone));
});
