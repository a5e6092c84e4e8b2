import { SHOW_ID } from '@/lib/visitors/shows/show-id';

const TICKET_CODE = new RegExp(`^rowlock:(${SHOW_ID}):([A-Za-z0-9_-]{22})$`);

/** What a ticket's QR code says, taken apart; null for whatever else a scanner read. */
export function readCode(scanned: string): { showId: string; code: string } | null {
  const match = TICKET_CODE.exec(scanned.trim());
  return match?.[1] && match[2] ? { showId: match[1], code: match[2] } : null;
}
