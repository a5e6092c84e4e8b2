import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { bookingRequest } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { makeBooking } from '@/tests/support/data/make-booking';
import { makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { searchBookings } from './search-bookings';

const { handle } = await ownDatabase();

async function bookAs(showId: string, seat: number, name: string, email: string) {
  const input = { seats: [{ seat, type: 'standard' }], name, email };
  const [outcome] = await createBookings(showId, [bookingRequest(crypto.randomUUID(), input)]);
  return outcome?.ok ? outcome.booking.reference : '';
}

async function find(text: string, showId?: string): Promise<string[]> {
  const result = await searchBookings({ text, ...(showId ? { showId } : {}) });
  if (!result.ok) throw new Error(result.reason);
  return result.found.map(({ name }) => name);
}

describe('searchBookings', () => {
  it('finds names by the beginnings of their words, in any order, without accents, in one show or all', async () => {
    const showId = await makeShow(handle, 30);
    const other = await makeShow(handle, 30);
    await bookAs(showId, 0, 'José Ávila-Prado', 'jose@example.com');
    await bookAs(other, 0, 'Josefa Prado', 'sefa@example.com');
    await bookAs(showId, 21, 'Michael O’Brien', 'mob@example.org');
    expect(await find('prado jos')).toEqual(['Josefa Prado', 'José Ávila-Prado']);
    expect(await find('PRADO', showId)).toEqual(['José Ávila-Prado']);
    expect(await find('avila')).toEqual(['José Ávila-Prado']);
    expect(await find('o’brien mich')).toEqual(['Michael O’Brien']);
    expect(await find('MOB@exam')).toEqual(['Michael O’Brien']);
    expect(await find('row B 2', showId)).toEqual(['Michael O’Brien']);
    expect(await find('b2', other)).toEqual([]);
    expect(await find('ado')).toEqual([]);
  });

  it('finds a reference in every spelling, and treats wildcards as text', async () => {
    const showId = await makeShow(handle, 4);
    const reference = await bookAs(showId, 0, 'Rui Costa', 'rui@example.net');
    const spoken = reference.replace('-', ' ').toLowerCase().replaceAll('0', 'o');
    expect(await find(`${spoken} `.trim())).toContain('Rui Costa');
    for (const text of ['%@', '_ui@', "' or 1=1 --@", '&|!:*()']) {
      expect(await find(text, showId)).toEqual(text === '&|!:*()' ? ['Rui Costa'] : []);
    }
  });

  it('needs a show to search for a seat', async () => {
    expect(await searchBookings({ text: 'F 12' })).toEqual({
      ok: false,
      reason: 'seat_without_show',
    });
  });

  it('paginates without losing or repeating bookings while new ones are made', async () => {
    const showId = await makeShow(handle, 130);
    for (let seat = 0; seat < 120; seat++) await makeBooking(handle, showId, [seat]);
    const seen: string[] = [];
    let after: string | null | undefined;
    let seat = 120;
    do {
      const result = await searchBookings({ text: '', showId, ...(after ? { after } : {}) });
      if (!result.ok) throw new Error(result.reason);
      seen.push(...result.found.map(({ reference }) => reference));
      await makeBooking(handle, showId, [seat++]);
      after = result.next;
    } while (after);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });

  it('has an index for every search over all shows', async () => {
    const showId = await makeShow(handle, 1);
    await handle.db.execute(sql`
      insert into bookings (show_id, id, reference, token, name, email, buyer, total, currency,
        idempotency_key, request_hash)
      select ${showId}, gen_random_uuid(), 'R' || n, 'T' || n, 'Guest Nr' || n, '', n || '@x', 0, 'EUR',
        'K' || n, 'H' from generate_series(1, 5000) n`);
    await handle.sql.unsafe('analyze bookings');
    const { matchBookings } = await import('./match-bookings');
    const { parseSearch } = await import('./parse-search');
    const { bookings } = await import('@/db/schema');
    for (const [text, index] of [
      ['nrx', 'bookings_by_name'],
      ['77@', 'bookings_by_buyer'],
      ['K7QM-2XFD', 'bookings_reference'],
    ] as const) {
      const search = parseSearch(text);
      const query = handle.db
        .select({ id: bookings.id })
        .from(bookings)
        .where(search ? matchBookings(search, '') : undefined);
      const plan = await handle.db.execute(sql`explain ${query}`);
      expect(JSON.stringify(plan), text).toContain(index);
    }
  });
});
