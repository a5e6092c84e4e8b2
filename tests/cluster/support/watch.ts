import { get } from 'node:http';

/** An open stream of a show's live seats. */
export interface Watch {
  /** The seat states received so far: one letter for each seat. */
  states(): string;
  isOpen(): boolean;
  close(): void;
}

/** Opens a stream of live seats and returns when it has received all seats once. */
export function watch(origin: string, slug: string): Promise<Watch> {
  return new Promise((resolve, reject) => {
    let open = true;
    let rest = '';
    let seats: string[] = [];
    // Without an agent, so that each viewer has its own connection.
    const request = get(`${origin}/api/shows/${slug}/live`, { agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`A stream got ${response.statusCode}`));
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        const events = `${rest}${chunk}`.split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) seats = after(seats, event);
        if (seats.length > 0) {
          resolve({
            states: () => seats.join(''),
            isOpen: () => open,
            close: () => request.destroy(),
          });
        }
      });
      response.on('close', () => {
        open = false;
      });
      response.on('error', () => {});
    });
    request.on('error', reject);
  });
}

/** The seat states after an event with all seats, or with a delta of number and letter (`2 0b1b`). */
function after(seats: string[], event: string): string[] {
  const data = /^data:(.*)$/m.exec(event)?.[1] ?? '';
  if (event.includes('event:seats')) return [...(JSON.parse(data) as { seats: string }).seats];
  if (event.includes('event:')) return seats;
  const next = [...seats];
  for (const [, seat, letter] of data.replace(/^\d+ /, '').matchAll(/(\d+)([a-z])/g)) {
    next[Number(seat)] = letter ?? '';
  }
  return next;
}
