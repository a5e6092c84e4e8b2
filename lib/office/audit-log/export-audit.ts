import { and, asc, gt, sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { auditLog } from '@/db/schema';
import { csvLine } from '@/lib/csv';
import { type AuditFilter, auditConditions } from './read-audit';

const BATCH_SIZE = 1_000;
const HEAD = ['at', 'who', 'action', 'subject', 'show', 'before', 'after', 'request'];

/** The entries that match a filter as CSV lines, oldest first. Holds one batch in memory at a time. */
export async function* exportAudit(filter: AuditFilter): AsyncGenerator<string> {
  yield csvLine(HEAD);
  let cursor = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const rows = await readBatch(filter, cursor);
    const end = rows.at(-1);
    if (!end) return;
    yield rows.map(({ cells }) => csvLine(cells)).join('');
    cursor = end;
  }
}

async function readBatch(filter: AuditFilter, cursor: { at: string; id: string }) {
  // The cursor is text, because a JavaScript date has no microseconds and would return rows twice.
  const at = sql<string>`${auditLog.at}::text`;
  const rows = await readReplica((db) =>
    db
      .select({ entry: auditLog, at })
      .from(auditLog)
      .where(
        and(
          auditConditions(filter),
          gt(
            sql`(${auditLog.at}, ${auditLog.id})`,
            sql`(${cursor.at}::timestamptz, ${cursor.id}::uuid)`,
          ),
        ),
      )
      .orderBy(asc(auditLog.at), asc(auditLog.id))
      .limit(BATCH_SIZE),
  );
  return rows.map(({ entry, at }) => ({ at, id: entry.id, cells: cellsOf(entry) }));
}

function cellsOf(entry: typeof auditLog.$inferSelect): string[] {
  const json = (value: unknown) => (value === null ? '' : JSON.stringify(value));
  return [
    entry.at.toISOString(),
    entry.staffEmail,
    entry.action,
    entry.subject,
    entry.showId ?? '',
    json(entry.before),
    json(entry.after),
    entry.requestId ?? '',
  ];
}
