import { SHOW_ID } from '@/lib/visitors/shows/show-id';

const TICKET_CONTENT = new RegExp(`^rowlock:(${SHOW_ID}):([A-Za-z0-9_-]{22})$`);

/** The content of a ticket's QR code: the site, the show's id and the ticket's secret code. */
export function ticketContent(showId: string, code: string): string {
  return `rowlock:${showId}:${code}`;
}

/** Parses the content of a scanned QR code; null if it is not a ticket of this site. */
export function parseTicketContent(scanned: string): { showId: string; code: string } | null {
  const match = TICKET_CONTENT.exec(scanned.trim());
  return match?.[1] && match[2] ? { showId: match[1], code: match[2] } : null;
}
