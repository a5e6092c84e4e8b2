/**
 * Seats by popularity, which falls with the seat's number in the plan (Zipf distribution, exponent 1). `choose`
 * returns a free seat, `take` marks one as taken.
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
      // Nearly all popular seats are taken, so the buyer takes any free seat.
      while (gone[firstFree]) firstFree += 1;
      const free: number[] = [];
      for (let seat = firstFree; seat < count && free.length < 200; seat++) {
        if (!gone[seat]) free.push(seat);
      }
      return free[Math.floor(Math.random() * free.length)];
    },
  };
}
