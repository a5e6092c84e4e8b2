/** What a ticket's QR code says: whose it is, the show it is for, and the ticket's secret. */
export function ticketContent(showId: string, code: string): string {
  return `rowlock:${showId}:${code}`;
}
