/** Whose a ticket is and where they sit, as the door says it. */
export type Guest = {
  /** The ticket's id. */
  ticket: string;
  reference: string;
  name: string;
  section: string;
  row: string;
  number: string;
  type: string;
  /** When they were let in, ISO 8601 in UTC; null: not yet. */
  admittedAt: string | null;
  cancelled: boolean;
};

/** Every answer of the door; only `ok` opens it. */
export type Admission =
  | { ok: true; guest: Guest }
  | { ok: false; reason: 'already' | 'cancelled'; guest: Guest }
  | { ok: false; reason: 'show_cancelled' }
  /** A genuine ticket of another show; `startsAt` ISO 8601 in UTC. */
  | { ok: false; reason: 'other_show'; title: string; startsAt: string; timeZone: string }
  | { ok: false; reason: 'unknown' };
