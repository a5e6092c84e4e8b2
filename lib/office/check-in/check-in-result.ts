/** A ticket's holder and seat, as check-in shows them. */
export type Guest = {
  /** The ticket's id. */
  ticket: string;
  reference: string;
  name: string;
  section: string;
  row: string;
  number: string;
  type: string;
  /** ISO 8601 in UTC; null when not checked in. */
  checkedInAt: string | null;
  cancelled: boolean;
};

/** Every outcome of a scan; only `ok` lets the guest in. */
export type CheckInResult =
  | { ok: true; guest: Guest }
  | { ok: false; reason: 'already' | 'cancelled'; guest: Guest }
  | { ok: false; reason: 'show_cancelled' }
  /** A genuine ticket of another show; `startsAt` is ISO 8601 in UTC. */
  | { ok: false; reason: 'other_show'; title: string; startsAt: string; timeZone: string }
  | { ok: false; reason: 'unknown' };
