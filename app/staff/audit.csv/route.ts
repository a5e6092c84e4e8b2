import { staffHandler } from '@/lib/auth/staff-handler';
import { csvResponse } from '@/lib/csv';
import { exportAudit } from '@/lib/staff/export-audit';
import { readAuditFilter } from '@/lib/staff/read-audit';

/** What was done, as a file: the same filter as the page's. */
export const GET = staffHandler('exportAudit', async (request) => {
  const filter = readAuditFilter(Object.fromEntries(new URL(request.url).searchParams));
  return csvResponse('audit.csv', exportAudit(filter));
});
