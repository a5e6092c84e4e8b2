/** What keys or the pointer target: a seat, or a section while seats are too small to choose. */
export type SeatOrSection = { seat: number } | { section: number };
