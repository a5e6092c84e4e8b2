/**
 * Seats as a crowd wants them: how much a seat is wanted falls with its place in the order (Zipf, exponent
 * 1), the order being that of the plan. `choose` gives a free one, `take` says that one has gone.
 */
export function popularSeats(count: number) {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let seat = 0; seat < count; seat++) {
    sum += 1 / (seat + 1);
    sums[seat] = sum;
  }
  const gone = new Uint8Array(count);
  let left = count;
  let firstFree = 0;

  function wanted(): number {
    const at = Math.random() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    get left() {
      return left;
    },
    take(seat: number) {
      if (!gone[seat]) left -= 1;
      gone[seat] = 1;
    },
    choose(): number | undefined {
      if (left === 0) return undefined;
      for (let tries = 0; tries < 20; tries++) {
        const seat = wanted();
        if (!gone[seat]) return seat;
      }
      // Nearly all of the wanted ones have gone: whoever still looks takes what there is.
      while (gone[firstFree]) firstFree += 1;
      const free: number[] = [];
      for (let seat = firstFree; seat < count && free.length < 200; seat++) {
        if (!gone[seat]) free.push(seat);
      }
      return free[Math.floor(Math.random() * free.length)];
    },
  };
}
