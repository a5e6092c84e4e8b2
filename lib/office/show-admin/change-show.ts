import { and, desc, eq, like } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { auditLog, bookings, shows, venues } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import { slugify } from '@/lib/visitors/shows/slugify';
import { lockShow } from './lock-show';
import type { ShowInput } from './show-form-schemas';
import { formatShowTimes, parseShowTimes } from './show-times';

type Row = typeof shows.$inferSelect;

/** What the form of a stored show holds, by field. */
export type ShowValues = Record<string, string>;

export type ChangedShow =
  | { ok: true; title: string }
  | { ok: false; reason: 'unknown' | 'cancelled' }
  | { ok: false; reason: 'invalid'; messages: Record<string, string> }
  /** Somebody else changed it since; what it holds now, and who did it last. */
  | { ok: false; reason: 'conflict'; values: ShowValues; version: number; by: string };

/** Changes a show's words, times and limits, if it is still the version that was being edited. */
export async function changeShow(staff: AuditActor, input: ShowInput): Promise<ChangedShow> {
  const changed = await transaction<ChangedShow>(primary(), async (tx) => {
    const show = await lockShow(tx, input.show);
    if (!show) throw new Rollback<ChangedShow>({ ok: false, reason: 'unknown' });
    const known = await findVenues(tx, [show.venueId, input.venue]);
    const zone = known.get(show.venueId) ?? 'UTC';
    if (show.version !== input.version) {
      const by = await whoChanged(tx, show.id);
      const values = toShowValues(show, zone);
      const { version } = show;
      throw new Rollback<ChangedShow>({ ok: false, reason: 'conflict', values, version, by });
    }
    if (show.status === 'cancelled') {
      throw new Rollback<ChangedShow>({ ok: false, reason: 'cancelled' });
    }
    const next = await nextRow(tx, show, input, known.get(input.venue));
    if ('messages' in next) {
      throw new Rollback<ChangedShow>({ ok: false, reason: 'invalid', messages: next.messages });
    }
    await store(tx, staff, show, next.row);
    return { ok: true, title: input.title };
  });
  if (changed.ok) await invalidateShow(input.show);
  return changed;
}

/** What a stored show's form holds; `zone` is its venue's. */
export function toShowValues(show: Row, zone: string): ShowValues {
  return {
    title: show.title,
    tagline: show.tagline,
    genre: show.genre,
    description: show.description,
    venue: show.venueId,
    ...formatShowTimes(show, zone),
    currency: show.currency,
    maxSeatsPerBooking: String(show.maxSeatsPerBooking),
    maxSeatsPerBuyer: String(show.maxSeatsPerBuyer),
  };
}

type Next = { row: Partial<Row> } | { messages: Record<string, string> };

async function nextRow(
  tx: Transaction,
  show: Row,
  input: ShowInput,
  zone: string | undefined,
): Promise<Next> {
  if (!zone) return { messages: { venue: 'There is no such venue.' } };
  const read = parseShowTimes(input, zone, new Date());
  if (!read.ok) return { messages: read.messages };
  if (input.currency !== show.currency && (await isBooked(tx, show.id))) {
    const words = `Tickets were sold in ${show.currency}, so it has to stay.`;
    return { messages: { currency: words } };
  }
  const { title, tagline, genre, description, currency } = input;
  const { maxSeatsPerBooking, maxSeatsPerBuyer, venue: venueId } = input;
  const words = { slug: slugify(title), title, tagline, genre, description };
  const limits = { maxSeatsPerBooking, maxSeatsPerBuyer };
  return { row: { ...words, venueId, ...read.times, currency, ...limits } };
}

async function store(tx: Transaction, staff: AuditActor, show: Row, row: Partial<Row>) {
  const keys = Object.keys(row) as (keyof Row)[];
  const changed = keys.filter((key) => JSON.stringify(row[key]) !== JSON.stringify(show[key]));
  if (changed.length === 0) return;
  await tx
    .update(shows)
    .set({ ...row, version: show.version + 1 })
    .where(eq(shows.id, show.id));
  const only = (from: Partial<Row>) => Object.fromEntries(changed.map((key) => [key, from[key]]));
  await writeAudit(tx, staff, {
    action: 'show.changed',
    subject: `show:${show.id}`,
    showId: show.id,
    before: only(show),
    after: only(row),
  });
}

async function findVenues(tx: Transaction, ids: string[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    ids.map((id) =>
      tx.select({ id: venues.id, zone: venues.timeZone }).from(venues).where(eq(venues.id, id)),
    ),
  );
  return new Map(found.flat().map(({ id, zone }) => [id, zone]));
}

async function isBooked(tx: Transaction, showId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: bookings.id })
    .from(bookings)
    .where(eq(bookings.showId, showId))
    .limit(1);
  return rows.length > 0;
}

async function whoChanged(tx: Transaction, showId: string): Promise<string> {
  const [entry] = await tx
    .select({ by: auditLog.staffEmail })
    .from(auditLog)
    .where(and(eq(auditLog.subject, `show:${showId}`), like(auditLog.action, 'show.%')))
    .orderBy(desc(auditLog.at))
    .limit(1);
  return entry?.by ?? 'somebody else';
}
