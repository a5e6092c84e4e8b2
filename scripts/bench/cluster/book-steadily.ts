import { setTimeout as sleep } from 'node:timers/promises';
import { postBooking } from '../shots';

/** Books one seat after the other at a constant rate, from seat `first` on, until stopped. */
export function bookSteadily(origin: string, address: string, perSecond: number, first: number) {
  const path = `/api/shows/${address}/bookings`;
  const answers: Promise<void>[] = [];
  let going = true;
  let seat = first;

  async function book(number: number): Promise<void> {
    const { method, headers, body } = postBooking(path, [number]);
    const answer = await fetch(origin + path, { method, headers, body });
    const text = await answer.text();
    if (answer.status !== 201) throw new Error(`Seat ${number}: ${answer.status} ${text}`);
  }

  const done = (async () => {
    const began = performance.now();
    while (going) {
      answers.push(book(seat));
      seat += 1;
      // By the clock, so that slow answers do not reduce the rate.
      await sleep(Math.max(0, began + ((seat - first) * 1000) / perSecond - performance.now()));
    }
    await Promise.all(answers);
  })();
  // `stop` reports the error; without this handler it would count as unhandled until then.
  done.catch(() => undefined);

  return {
    /** Returns the number of confirmed bookings. */
    async stop(): Promise<number> {
      going = false;
      await done;
      return seat - first;
    },
  };
}
