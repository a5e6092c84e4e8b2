/** People who come to buy a seat each, by the API. */
export interface Crowd {
  origin: string;
  /** The last part of the show's address. */
  address: string;
  buyers: number;
  /** They arrive evenly within so many seconds. */
  seconds: number;
  seats: number;
}

/** What became of them. Times in milliseconds. */
export interface Bought {
  /** How many have a seat. */
  booked: number;
  /** Requests to book that were sent, and how many of them heard that the seat had gone. */
  requests: number;
  taken: number;
  /** Answers that decided nothing, by what they were; each was sent again with its key. */
  undecided: Record<string, number>;
  /** From the first arrival until the last seat was answered as booked. */
  soldOut: number;
  /** From the first arrival until the last buyer had a seat or knew that there is none. */
  allKnow: number;
  /** From sending a request until its outcome was known. */
  p50: number;
  p99: number;
}
