import { primaryReads } from '@/db/client';
import { read } from '@/db/transaction';
import { matchBookings } from '@/lib/office/box-office/match-bookings';
import { parseSearch } from '@/lib/office/box-office/parse-search';
import type { Guest } from './check-in-result';
import { readGuests } from './read-guests';

/**
 * Finds a show's guests by name, reference or seat, for guests who come without a ticket. Searches no
 * e-mail addresses, because the role `door` may not see them.
 */
export async function findGuests(showId: string, text: string): Promise<Guest[]> {
  const search = parseSearch(text);
  if (!search || search.kind === 'email') return [];
  return read(primaryReads(), (db) => readGuests(db, showId, matchBookings(search, showId)));
}
