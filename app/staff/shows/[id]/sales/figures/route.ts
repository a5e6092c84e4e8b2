import { staffHandler } from '@/lib/auth/staff-handler';
import { findVenueZone } from '@/lib/sales/find-venue-zone';
import { readShowSales } from '@/lib/sales/read-show-sales';
import { salesAnswer } from '@/lib/sales/sales-answer';

/** A show's sales as its page has them; 304 while they are what the asker has. */
export const GET = staffHandler<{ id: string }>('salesFigures', async (request, { id }) => {
  const timeZone = await findVenueZone(id);
  if (!timeZone) return new Response('There is no such show.\n', { status: 404 });
  return salesAnswer(request, await readShowSales(id, timeZone));
});
