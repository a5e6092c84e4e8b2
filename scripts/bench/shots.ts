import { randomUUID } from 'node:crypto';
import type { Shot } from './load/job';

const BOUNDARY = '----rowlock-bench';

let buyers = 0;

/** A buyer without bookings. */
function newBuyer() {
  buyers += 1;
  return { name: 'Ana Person', email: `buyer-${buyers}@example.com` };
}

/** A server action called by a page's JavaScript with the booking form, for standard tickets. */
export function postAction(
  origin: string,
  page: string,
  action: string,
  show: string,
  seats: number[],
): Shot {
  const form = {
    show,
    key: randomUUID(),
    ...newBuyer(),
    ...Object.fromEntries(seats.map((seat) => [`type-${seat}`, 'standard'])),
  };
  const fields: [string, string][] = [
    ...Object.entries(form),
    ...seats.map((seat): [string, string] => ['seat', String(seat)]),
  ];
  // The encoding of React for the arguments (state, form): the form's fields by number, then the list.
  const parts: [string, string][] = [
    ...fields.map(([name, value]): [string, string] => [`_1_${name}`, value]),
    ['0', '[{"status":"idle"},"$K1"]'],
  ];
  const body = parts.map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    method: 'POST',
    path: page,
    headers: {
      origin,
      accept: 'text/x-component',
      'next-action': action,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    },
    body: `${body.join('')}--${BOUNDARY}--\r\n`,
  };
}

/** A booking by the API, for standard tickets. */
export function postBooking(path: string, seats: number[]): Shot {
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ seats, ...newBuyer() }),
  };
}
