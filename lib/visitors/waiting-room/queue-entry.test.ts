import { beforeEach, expect, it, vi } from 'vitest';
import { cookieOf } from '@/lib/http/read-request';

const SECRETS = ['q8Zr2mWk0TtYv4LxN7bJ1cHs5dFgPa9e', 'Hs5dFgPa9eq8Zr2mWk0TtYv4LxN7bJ1c'] as const;
const OPENING = Date.UTC(2027, 0, 1);

beforeEach(() => vi.resetModules());

/** Loads the module again with another secret. */
async function load(secret: string) {
  vi.resetModules();
  process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1:9/nothing';
  process.env.NEXTAUTH_SECRET = secret;
  return import('./queue-entry');
}

const mean = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

it('draws the entries from before the opening, without an advantage for the first', async () => {
  const { newQueueEntry, orderOf } = await load(SECRETS[0]);
  const crowd = Array.from({ length: 20_000 }, (_, n) =>
    newQueueEntry(OPENING - 3_600_000 + n * 100),
  );
  const orders = crowd.map((place) => orderOf('show', place, OPENING));
  expect(orders.every((order) => order >= 0 && order < 1)).toBe(true);
  // The mean of 2,000 draws is off by 0.04 once in a billion.
  for (let tenth = 0; tenth < 10; tenth++) {
    const part = orders.slice(tenth * 2_000, (tenth + 1) * 2_000);
    expect(Math.abs(mean(part) - 0.5)).toBeLessThan(0.04);
  }
  expect(new Set(orders).size).toBe(orders.length);
});

it('draws by the server’s secret and the show, so that nobody can choose a good id', async () => {
  const one = await load(SECRETS[0]);
  const crowd = Array.from({ length: 5_000 }, () => one.newQueueEntry(OPENING - 1));
  const ours = crowd.map((place) => one.orderOf('show', place, OPENING));
  const elsewhere = crowd.map((place) => one.orderOf('other', place, OPENING));
  const other = await load(SECRETS[1]);
  const theirs = crowd.map((place) => other.orderOf('show', place, OPENING));
  for (const guess of [elsewhere, theirs]) {
    const covariance = mean(ours.map((order, n) => (order - 0.5) * ((guess[n] ?? 0) - 0.5)));
    expect(Math.abs(covariance * 12)).toBeLessThan(0.1);
  }
  expect(crowd.map((place) => one.orderOf('show', place, OPENING))).toEqual(ours);
});

it('orders later entries by arrival, after all drawn ones', async () => {
  const { newQueueEntry, orderOf } = await load(SECRETS[0]);
  const orders = [-1, 0, 1, 2].map((late) =>
    orderOf('show', newQueueEntry(OPENING + late), OPENING),
  );
  expect(orders).toEqual([...orders].sort((a, b) => a - b));
  expect(orders[0]).toBeLessThan(1);
});

it('refuses a changed, foreign or expired entry', async () => {
  const { newQueueEntry, makeEntryCookie, entryCookieName, readQueueEntry, ENTRY_TTL_MS } =
    await load(SECRETS[0]);
  const place = newQueueEntry(OPENING);
  const { name, value } = makeEntryCookie('show', place);
  const read = (cookie: string, show = 'show', now = OPENING) =>
    readQueueEntry(show, cookieOf(new Headers({ cookie }), entryCookieName(show)), now);
  expect(read(`a=b; ${name}=${value}; c=d`)).toEqual(place);
  const earlier = Buffer.from(`show ${place.id} ${OPENING - 1} ${OPENING}`).toString('base64url');
  expect(read(`${name}=${earlier}.${value.split('.')[1]}`)).toBeNull();
  expect(read(`rowlock-place-other=${value}`, 'other')).toBeNull();
  expect(read(`${name}=${value}`, 'show', OPENING + ENTRY_TTL_MS + 1)).toBeNull();
  for (const junk of ['', 'x', '.', 'a.b', `${value}.`]) expect(read(`${name}=${junk}`)).toBeNull();
});
