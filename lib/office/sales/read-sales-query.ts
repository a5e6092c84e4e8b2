import { firstValue, readTableQuery, type SearchParams } from '@/lib/office/forms/table-query';

/** Which page of which shows an address asks for: `?past=yes&page=2`. */
export function readSalesQuery(params: SearchParams): { page: number; past: boolean } {
  return { page: readTableQuery(params, ['start']).page, past: firstValue(params.past) === 'yes' };
}
