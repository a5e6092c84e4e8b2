import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * What staff changed, written in the transaction of the change. The application's role may add and
 * read rows, nothing else (see the migration). It refers to nothing, so that nothing holds it back.
 */
export const auditLog = pgTable(
  'audit_log',
  {
    id: uuid().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Null: a command on the server did it. */
    staffId: uuid('staff_id'),
    /** Their address as it was then; `command` for a command on the server. */
    staffEmail: text('staff_email').notNull(),
    /** A noun and a verb in the past, such as `show.paused`. */
    action: text().notNull(),
    /** What it was done to, such as `show:k3f9a2`, `booking:…` or `staff:…`. */
    subject: text().notNull(),
    showId: text('show_id'),
    /** What changed, as it was and as it became; never a buyer's whole record. */
    before: jsonb(),
    after: jsonb(),
    requestId: text('request_id'),
  },
  (entry) => [
    index('audit_log_by_time').on(entry.at, entry.id),
    index('audit_log_by_subject').on(entry.subject, entry.at),
    index('audit_log_by_staff').on(entry.staffId, entry.at),
  ],
);
