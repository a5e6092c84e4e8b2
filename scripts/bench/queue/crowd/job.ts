/** Buyers who each want one seat, through the API. */
export interface Crowd {
  origin: string;
  /** The last part of the show's address. */
  address: string;
  buyers: number;
  /** They arrive evenly within this many seconds. */
  seconds: number;
  seats: number;
}

/** The results. Times in milliseconds. */
export interface Bought {
  /** The number of buyers with a seat. */
  booked: number;
  /** The number of booking requests sent, and of those refused because the seat was taken. */
  requests: number;
  taken: number;
  /** Answers without an outcome, by kind; each request was sent again with its key. */
  undecided: Record<string, number>;
  /** From the first arrival until the last seat was confirmed. */
  soldOut: number;
  /** From the first arrival until the last buyer had a seat or was told that there is none. */
  allKnow: number;
  /** From sending a request until its outcome. */
  p50: number;
  p99: number;
}
