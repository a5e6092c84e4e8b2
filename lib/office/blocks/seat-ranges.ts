/** More seats than any hall has, so a longer list is refused. */
const MOST_SEATS = 200_000;

/** Writes seat numbers for a form field, sorted: `0-19,40,44-45`. */
export function formatSeatRanges(seats: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const seat of [...new Set(seats)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === seat - 1) last[1] = seat;
    else ranges.push([seat, seat]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** The seat numbers of a text like `0-19,40`, each once, sorted; null for any other text. */
export function parseSeatRanges(text: string): number[] | null {
  const seats = new Set<number>();
  for (const range of text === '' ? [] : text.split(',')) {
    const [, from, to] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(range) ?? [];
    if (from === undefined) return null;
    const first = Number(from);
    const last = Number(to ?? from);
    if (last < first || last - first + seats.size >= MOST_SEATS) return null;
    for (let seat = first; seat <= last; seat++) seats.add(seat);
  }
  return [...seats].sort((a, b) => a - b);
}
