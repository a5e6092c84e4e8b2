/** What is pointed at or reached by keys: a seat, or a section from so far that seats are too small. */
export type SeatOrSection = { seat: number } | { section: number };
