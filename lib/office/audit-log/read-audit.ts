import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { readReplica } from '@/db/client';
import { auditLog } from '@/db/schema';
import { firstValue, type SearchParams } from '@/lib/office/forms/table-query';

/** What of the audit log is asked for; days are of UTC, the last one included. */
export type AuditFilter = {
  person: string;
  action: string;
  subject: string;
  from: string;
  to: string;
};

export type AuditRow = typeof auditLog.$inferSelect;

const PAGE = 50;

/** Reads a filter from an address; what makes no sense counts as not said. */
export function readAuditFilter(params: SearchParams): AuditFilter {
  const text = (name: string) => (firstValue(params[name]) ?? '').trim().slice(0, 120);
  const day = (name: string) => {
    const said = text(name);
    // JavaScript takes 30 February for a day of March; the database does not.
    return /^(19|20)/.test(said) && z.iso.date().safeParse(said).success ? said : '';
  };
  return {
    person: text('person').toLowerCase(),
    action: text('action'),
    subject: text('subject'),
    from: day('from'),
    to: day('to'),
  };
}

/** One page of entries, the newest first, and whether there are more. From the replica. */
export async function readAudit(
  filter: AuditFilter,
  page: number,
): Promise<{ rows: AuditRow[]; hasMore: boolean }> {
  const rows = await readReplica((db) =>
    db
      .select()
      .from(auditLog)
      .where(auditConditions(filter))
      .orderBy(desc(auditLog.at), desc(auditLog.id))
      .limit(PAGE + 1)
      .offset((page - 1) * PAGE),
  );
  return { rows: rows.slice(0, PAGE), hasMore: rows.length > PAGE };
}

/** The condition that a filter is. */
export function auditConditions({ person, action, subject, from, to }: AuditFilter) {
  return and(
    person ? eq(auditLog.staffEmail, person) : undefined,
    action ? eq(auditLog.action, action) : undefined,
    subject ? eq(auditLog.subject, subject) : undefined,
    // A date alone would be taken for midnight of the server's own clock first.
    from ? gte(auditLog.at, sql`${from}::timestamp at time zone 'UTC'`) : undefined,
    to ? lt(auditLog.at, sql`(${to}::date + 1)::timestamp at time zone 'UTC'`) : undefined,
  );
}
