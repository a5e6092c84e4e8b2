import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';

Object.assign(process.env, {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing',
  BOOKINGS_PER_MINUTE: '3',
  READS_PER_MINUTE: '5',
});
const { countRequest } = await import('./rate-limit');

test('refuses calls over a limit with the seconds to wait, and counts each client separately', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  const counts = await Promise.all(Array.from({ length: 10 }, () => countRequest('bookings', one)));
  expect(counts.filter((wait) => wait === 0)).toHaveLength(3);
  for (const wait of counts.filter((wait) => wait > 0)) expect(wait).toBeLessThanOrEqual(60);
  expect(await countRequest('bookings', other)).toBe(0);
  expect(await countRequest('reads', one)).toBe(0);
});
