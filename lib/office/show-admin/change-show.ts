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

/** The values of a show's form, by field. */
export type ShowValues = Record<string, string>;

type ChangedShow =
  | { ok: true; title: string }
  | { ok: false; reason: 'unknown' | 'cancelled' }
  | { ok: false; reason: 'invalid'; messages: Record<string, string> }
  /** The show was changed after the edited version: its current values, and who changed it last. */
  | { ok: false; reason: 'conflict'; values: ShowValues; version: number; by: string };

/** Changes a show's texts, times and limits, if the show still has the version that was edited. */
export async function changeShow(staff: AuditActor, input: ShowInput): Promise<ChangedShow> {
  const changed = await transaction<ChangedShow>(primary(), async (tx) => {
    const show = await lockShow(tx, input.show);
    if (!show) throw new Rollback<ChangedShow>({ ok: false, reason: 'unknown' });
    const known = await findVenues(tx, [show.venueId, input.venue]);
    const zone = known.get(show.venueId) ?? 'UTC';
    if (show.version !== input.version) {
      const by = await findLastEditor(tx, show.id);
      const values = toShowValues(show, zone);
      const { version } = show;
      throw new Rollback<ChangedShow>({ ok: false, reason: 'conflict', values, version, by });
    }
    if (show.status === 'cancelled') {
      throw new Rollback<ChangedShow>({ ok: false, reason: 'cancelled' });
    }
    const next = await toRow(tx, show, input, known.get(input.venue));
    if ('messages' in next) {
      throw new Rollback<ChangedShow>({ ok: false, reason: 'invalid', messages: next.messages });
    }
    await storeChanges(tx, staff, show, next.row);
    return { ok: true, title: input.title };
  });
  if (changed.ok) await invalidateShow(input.show);
  return changed;
}

/** The form values of a stored show; `zone` is the time zone of its venue. */
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

type NewRow = { row: Partial<Row> } | { messages: Record<string, string> };

async function toRow(
  tx: Transaction,
  show: Row,
  input: ShowInput,
  zone: string | undefined,
): Promise<NewRow> {
  if (!zone)
    return { messages: { venue: 'Please choose another venue. This one no longer exists.' } };
  const read = parseShowTimes(input, zone, new Date());
  if (!read.ok) return { messages: read.messages };
  if (input.currency !== show.currency && (await hasBookings(tx, show.id))) {
    const message = `Please keep ${show.currency}, because tickets were sold in it.`;
    return { messages: { currency: message } };
  }
  const { title, tagline, genre, description, currency } = input;
  const { maxSeatsPerBooking, maxSeatsPerBuyer, venue: venueId } = input;
  const texts = { slug: slugify(title), title, tagline, genre, description };
  const limits = { maxSeatsPerBooking, maxSeatsPerBuyer };
  return { row: { ...texts, venueId, ...read.times, currency, ...limits } };
}

async function storeChanges(tx: Transaction, staff: AuditActor, show: Row, row: Partial<Row>) {
  const keys = Object.keys(row) as (keyof Row)[];
  const changed = keys.filter((key) => JSON.stringify(row[key]) !== JSON.stringify(show[key]));
  if (changed.length === 0) return;
  await tx
    .update(shows)
    .set({ ...row, version: show.version + 1 })
    .where(eq(shows.id, show.id));
  const pickChanged = (from: Partial<Row>) =>
    Object.fromEntries(changed.map((key) => [key, from[key]]));
  await writeAudit(tx, staff, {
    action: 'show.changed',
    subject: `show:${show.id}`,
    showId: show.id,
    before: pickChanged(show),
    after: pickChanged(row),
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

async function hasBookings(tx: Transaction, showId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: bookings.id })
    .from(bookings)
    .where(eq(bookings.showId, showId))
    .limit(1);
  return rows.length > 0;
}

async function findLastEditor(tx: Transaction, showId: string): Promise<string> {
  const [entry] = await tx
    .select({ by: auditLog.staffEmail })
    .from(auditLog)
    .where(and(eq(auditLog.subject, `show:${showId}`), like(auditLog.action, 'show.%')))
    .orderBy(desc(auditLog.at))
    .limit(1);
  return entry?.by ?? 'Another person';
}
