import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { readReplica } from '@/db/client';
import { auditLog } from '@/db/schema';
import { firstValue, type SearchParams } from '@/lib/office/forms/table-query';

/** Filter of the audit log; empty texts filter nothing. Days are in UTC, the last one included. */
export type AuditFilter = {
  person: string;
  action: string;
  subject: string;
  from: string;
  to: string;
};

export type AuditRow = typeof auditLog.$inferSelect;

const PAGE_SIZE = 50;

/** Parses a filter from an address. Invalid values are ignored. */
export function readAuditFilter(params: SearchParams): AuditFilter {
  const text = (name: string) => (firstValue(params[name]) ?? '').trim().slice(0, 120);
  const day = (name: string) => {
    const typed = text(name);
    // zod, because JavaScript accepts 30 February and Postgres does not.
    return /^(19|20)/.test(typed) && z.iso.date().safeParse(typed).success ? typed : '';
  };
  return {
    person: text('person').toLowerCase(),
    action: text('action'),
    subject: text('subject'),
    from: day('from'),
    to: day('to'),
  };
}

/** One page of entries, newest first, and whether there is another page; from the replica. */
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
      .limit(PAGE_SIZE + 1)
      .offset((page - 1) * PAGE_SIZE),
  );
  return { rows: rows.slice(0, PAGE_SIZE), hasMore: rows.length > PAGE_SIZE };
}

/** A filter as an SQL condition. */
export function auditConditions({ person, action, subject, from, to }: AuditFilter) {
  return and(
    person ? eq(auditLog.staffEmail, person) : undefined,
    action ? eq(auditLog.action, action) : undefined,
    subject ? eq(auditLog.subject, subject) : undefined,
    // A plain date would mean midnight in the time zone of the database server.
    from ? gte(auditLog.at, sql`${from}::timestamp at time zone 'UTC'`) : undefined,
    to ? lt(auditLog.at, sql`(${to}::date + 1)::timestamp at time zone 'UTC'`) : undefined,
  );
}
