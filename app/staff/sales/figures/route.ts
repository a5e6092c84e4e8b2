import { staffHandler } from '@/lib/office/auth/staff-handler';
import { parseSalesQuery, readAllSales } from '@/lib/office/sales/read-all-sales';
import { salesResponse } from '@/lib/office/sales/sales-response';

/** Sales of all shows as JSON; 304 if the client has this version. */
export const GET = staffHandler('allSalesFiguresHandler', async (request) => {
  const query = parseSalesQuery(Object.fromEntries(new URL(request.url).searchParams));
  return salesResponse(request, await readAllSales(query));
});
