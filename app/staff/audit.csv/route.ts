import { csvResponse } from '@/lib/csv';
import { exportAudit } from '@/lib/office/audit-log/export-audit';
import { readAuditFilter } from '@/lib/office/audit-log/read-audit';
import { staffHandler } from '@/lib/office/auth/staff-handler';

/** What was done, as a file: the same filter as the page's. */
export const GET = staffHandler('exportAuditHandler', async (request) => {
  const filter = readAuditFilter(Object.fromEntries(new URL(request.url).searchParams));
  return csvResponse('audit.csv', exportAudit(filter));
});
