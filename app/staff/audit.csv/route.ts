import { csvResponse } from '@/lib/csv';
import { exportAudit } from '@/lib/office/audit-log/export-audit';
import { readAuditFilter } from '@/lib/office/audit-log/read-audit';
import { staffHandler } from '@/lib/office/auth/staff-handler';

/** The audit log as a CSV file, with the filter of its page. */
export const GET = staffHandler('exportAuditHandler', async (request) => {
  const filter = readAuditFilter(Object.fromEntries(new URL(request.url).searchParams));
  return csvResponse('audit.csv', exportAudit(filter));
});
