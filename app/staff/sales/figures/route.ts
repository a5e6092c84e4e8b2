import { staffHandler } from '@/lib/office/auth/staff-handler';
import { readAllSales } from '@/lib/office/sales/read-all-sales';
import { readSalesQuery } from '@/lib/office/sales/read-sales-query';
import { salesAnswer } from '@/lib/office/sales/sales-answer';

/** The house's sales as their page has them; 304 while they are what the asker has. */
export const GET = staffHandler('allSalesFiguresHandler', async (request) => {
  const query = readSalesQuery(Object.fromEntries(new URL(request.url).searchParams));
  return salesAnswer(request, await readAllSales(query));
});
