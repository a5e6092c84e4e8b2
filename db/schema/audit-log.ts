import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * What staff changed, written in the transaction of the change. The application's database role may only
 * add and read rows (see migration 0001). No foreign keys, so that entries outlive what they describe.
 */
export const auditLog = pgTable(
  'audit_log',
  {
    id: uuid().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Null for a command on the server. */
    staffId: uuid('staff_id'),
    /** The e-mail address at that time; `command` for a command on the server. */
    staffEmail: text('staff_email').notNull(),
    /** A noun and a past verb, such as `show.paused`. */
    action: text().notNull(),
    /** What was changed, such as `show:k3f9a2`, `booking:…` or `staff:…`. */
    subject: text().notNull(),
    showId: text('show_id'),
    /** The changed fields only, before and after the change; never a buyer's whole record. */
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
