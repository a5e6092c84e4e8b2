/** What a ticket's QR code says, taken apart; null for whatever else a scanner read. */
export function readCode(scanned: string): { showId: string; code: string } | null {
  const match = /^rowlock:([a-z0-9]{4,12}):([A-Za-z0-9_-]{22})$/.exec(scanned.trim());
  return match?.[1] && match[2] ? { showId: match[1], code: match[2] } : null;
}
