import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

export const STAFF_ROLES = ['owner', 'manager', 'box_office', 'door'] as const;

/** Staff who may sign in. A reference table: the same on every shard. */
export const staff = pgTable(
  'staff',
  {
    id: uuid().primaryKey(),
    /** Trimmed and in lower case; used to sign in. */
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: STAFF_ROLES }).notNull(),
    active: boolean().notNull().default(true),
    /** Salt, cost and hash, as lib/office/staff/password.ts writes them; null: OpenID Connect only, or not yet set. */
    passwordHash: text('password_hash'),
    /** Sessions issued before this moment are invalid. */
    sessionsFrom: timestamp('sessions_from', { withTimezone: true }).notNull().defaultNow(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    lastSignInAt: timestamp('last_sign_in_at', { withTimezone: true }),
  },
  (person) => [
    unique('staff_email').on(person.email),
    check('staff_email_form', sql`${person.email} = lower(btrim(${person.email}))`),
    check('staff_role', sql`${person.role} in ('owner', 'manager', 'box_office', 'door')`),
  ],
);
