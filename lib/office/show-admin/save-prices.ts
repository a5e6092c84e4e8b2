import { eq, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { prices, seats, shows } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import type { Price } from '@/lib/visitors/shows/show';
import { lockRun } from './find-run';
import { findUnpriced } from './find-unpriced';
import { lockShow } from './lock-show';
import { parseAmount } from './parse-amount';

/** A cell of the price table as typed: the price of a ticket type in a category; empty: not sold. */
export type PriceCell = { category: string; type: string; field: string; typed: string };

type SavedPrices =
  | { ok: true }
  | { ok: false; reason: 'unknown' | 'cancelled' }
  | { ok: false; reason: 'invalid'; messages: Record<string, string> }
  /** The show was changed after `version`; its current prices. */
  | { ok: false; reason: 'conflict'; version: number; currency: string; prices: Price[] };

type PricesInput = {
  show: string;
  version: number;
  cells: PriceCell[];
  /** Also saves them for the other drafts of the show's run. */
  withRun?: boolean;
};

/**
 * Replaces a show's prices. Ticket types get the order in which they first occur among the cells. Sold tickets
 * keep their price.
 */
export async function savePrices(
  staff: AuditActor,
  { show: showId, version, cells, withRun = false }: PricesInput,
): Promise<SavedPrices> {
  const saved = await transaction<SavedPrices>(primary(), async (tx) => {
    const { show, others } = withRun
      ? await lockRun(tx, showId)
      : { show: await lockShow(tx, showId), others: [] };
    const refuse = (refusal: SavedPrices) => new Rollback<SavedPrices>(refusal);
    if (!show) throw refuse({ ok: false, reason: 'unknown' });
    if (show.status === 'cancelled') throw refuse({ ok: false, reason: 'cancelled' });
    const before = await readPrices(tx, showId);
    if (show.version !== version) {
      const { version: now, currency } = show;
      throw refuse({ ok: false, reason: 'conflict', version: now, currency, prices: before });
    }
    const known = await readCategories(tx, showId);
    const mine = cells.filter(({ category }) => known.has(category));
    const read = checkCells(mine, show.currency);
    if (Object.keys(read.messages).length > 0) {
      throw refuse({ ok: false, reason: 'invalid', messages: read.messages });
    }
    for (const { id } of [show, ...others]) await replacePrices(tx, staff, id, read.prices);
    const unpriced = show.status === 'draft' ? [] : await findUnpriced(tx, showId);
    if (unpriced.length > 0) {
      throw refuse({ ok: false, reason: 'invalid', messages: messagesFor(unpriced, cells) });
    }
    return { ok: true };
  });
  if (saved.ok) await invalidateShow(showId);
  return saved;
}

type StoredPrice = Price & { position: number };

async function replacePrices(
  tx: Transaction,
  staff: AuditActor,
  showId: string,
  all: StoredPrice[],
) {
  const before = await readPrices(tx, showId);
  await tx.delete(prices).where(eq(prices.showId, showId));
  if (all.length > 0) await tx.insert(prices).values(all.map((price) => ({ ...price, showId })));
  await tx
    .update(shows)
    .set({ version: sql`${shows.version} + 1` })
    .where(eq(shows.id, showId));
  await writeAudit(tx, staff, {
    action: 'show.repriced',
    subject: `show:${showId}`,
    showId,
    before: auditFields(before),
    after: auditFields(all),
  });
}

async function readCategories(tx: Transaction, showId: string): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ category: seats.category })
    .from(seats)
    .where(eq(seats.showId, showId));
  return new Set(rows.map(({ category }) => category));
}

function readPrices(tx: Transaction, showId: string): Promise<Price[]> {
  return tx
    .select({ category: prices.category, type: prices.type, amount: prices.amount })
    .from(prices)
    .where(eq(prices.showId, showId));
}

function checkCells(cells: PriceCell[], currency: string) {
  const types = [...new Set(cells.map(({ type }) => type))];
  const messages: Record<string, string> = {};
  const found: StoredPrice[] = [];
  for (const { category, type, field, typed } of cells) {
    const read = parseAmount(typed, currency);
    if (!read.ok) messages[field] = read.message;
    else if (read.amount !== null) {
      found.push({ category, type, amount: read.amount, position: types.indexOf(type) });
    }
  }
  const standard = new Set(
    found.filter(({ type }) => type === 'standard').map((one) => one.category),
  );
  const missing = cells.filter(
    ({ category, type, field }) =>
      type === 'standard' &&
      !standard.has(category) &&
      !messages[field] &&
      found.some((price) => price.category === category),
  );
  for (const { field } of missing) messages[field] = NEEDS_STANDARD;
  return { messages, prices: found };
}

const NEEDS_STANDARD = 'Please enter a standard price. Every category on sale needs one.';

function messagesFor(categories: string[], cells: PriceCell[]): Record<string, string> {
  const fields = cells.filter((c) => c.type === 'standard' && categories.includes(c.category));
  return Object.fromEntries(
    fields.map(({ field }) => [
      field,
      'Please enter a price. The show is published, so these seats need one.',
    ]),
  );
}

function auditFields(all: Price[]): Record<string, number> {
  return Object.fromEntries(
    all.map(({ category, type, amount }) => [`${category}, ${type}`, amount]),
  );
}
