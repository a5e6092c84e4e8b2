import { primaryReads } from '@/db/client';
import { read } from '@/db/transaction';
import { readSearchText } from '@/lib/office/box-office/search-text';
import { whichBookings } from '@/lib/office/box-office/which-bookings';
import type { Guest } from './admission';
import { readGuests } from './read-guests';

/**
 * Guests of a show by name, reference or seat, for somebody without a ticket in their hand. Not by
 * e-mail address: the door has no business with those.
 */
export async function findGuests(showId: string, text: string): Promise<Guest[]> {
  const search = readSearchText(text);
  if (!search || search.kind === 'email') return [];
  return read(primaryReads(), (db) => readGuests(db, showId, whichBookings(search, showId)));
}
