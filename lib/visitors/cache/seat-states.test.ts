import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { seats } from '@/db/schema';
import { withRedis } from '@/lib/redis';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { loadSeatStates } from '@/lib/visitors/seating/load-seat-states';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { deferred } from '@/tests/support/deferred';
import { ownDatabase } from '@/tests/support/own-database';
import { flushRedis } from '@/tests/support/services/test-services';
import { currentGeneration } from './generation';
import { makeSeatStatesReader } from './seat-states';

const database = await ownDatabase({ max: 5 });
const { handle } = database;

beforeEach(() => flushRedis());

/** A point that code under test reaches, and where it waits until the test lets it continue. */
function barrier() {
  const [reached, opened] = [deferred(), deferred()];
  const pass = () => {
    reached.resolve();
    return opened.promise;
  };
  return { reached: reached.promise, open: () => opened.resolve(), pass };
}

const real = { generation: currentGeneration, load: loadSeatStates };

/** A reader of a process of its own, which counts what it reads from the database. */
function newProcess(sources: Partial<typeof real> = {}) {
  let loads = 0;
  const load = sources.load ?? real.load;
  const read = makeSeatStatesReader({
    ...real,
    ...sources,
    load: (showId) => {
      loads += 1;
      return load(showId);
    },
  });
  return { states: async (id: string) => (await read(id))?.seats, read, loads: () => loads };
}

/** A load that has read the database and waits at a barrier before it answers. */
const loadSlowly = (slow: ReturnType<typeof barrier>) => async (showId: string) => {
  const states = await loadSeatStates(showId);
  await slow.pass();
  return states;
};

const book = (showId: string, seat: number) => createBookings(showId, [makeRequest([seat])]);

describe('a read of seat states', () => {
  it('shows a booking to every process as soon as it is acknowledged', async () => {
    const showId = await makeShow(handle, 4);
    const [a, b] = [newProcess(), newProcess()];
    expect(await a.states(showId)).toBe('aaaa');
    expect(await b.states(showId)).toBe('aaaa');
    for (const [seat, states] of ['baaa', 'bbaa', 'bbba'].entries()) {
      await book(showId, seat);
      expect(await b.states(showId)).toBe(states);
      expect(await a.states(showId)).toBe(states);
    }
  });

  it('does not take a slow fill for newer states', async () => {
    const showId = await makeShow(handle, 2);
    const slow = barrier();
    const a = newProcess({ load: loadSlowly(slow) });
    const filling = a.states(showId);
    await slow.reached;
    await book(showId, 0);
    slow.open();
    expect(await filling).toBe('aa');
    expect(await a.states(showId)).toBe('ba');
    expect(await newProcess().states(showId)).toBe('ba');
  });

  it('does not take a slow fill for newer states when Redis lost its memory meanwhile', async () => {
    const showId = await makeShow(handle, 2);
    const slow = barrier();
    const a = newProcess({ load: loadSlowly(slow) });
    const filling = a.states(showId);
    await slow.reached;
    await flushRedis();
    await book(showId, 0);
    slow.open();
    await filling;
    expect(await a.states(showId)).toBe('ba');
    expect(await newProcess().states(showId)).toBe('ba');
  });

  it('never joins a fill that started before it', async () => {
    const showId = await makeShow(handle, 2);
    const slow = barrier();
    const a = newProcess({ generation: async () => undefined, load: loadSlowly(slow) });
    const first = a.states(showId);
    await slow.reached;
    await book(showId, 0);
    const second = a.states(showId);
    slow.open();
    expect(await Promise.all([first, second])).toEqual(['aa', 'ba']);
  });

  it('reads the database once for 500 readers of a cold show, and never for a warm one', async () => {
    const showId = await makeShow(handle, 10);
    const a = newProcess();
    await Promise.all(Array.from({ length: 500 }, () => a.states(showId)));
    expect(a.loads()).toBe(1);
    const b = newProcess();
    await b.states(showId);
    expect(b.loads()).toBe(0);
  });

  it('keeps a show in memory while it is read, however many other shows are read', async () => {
    let loads = 0;
    const a = newProcess({
      generation: async (showId) => (showId === 'watched' ? 'its own' : undefined),
      load: async (showId) => {
        if (showId === 'watched') loads += 1;
        return { plan: 'plan', version: 'plan.0', seats: 'a' };
      },
    });
    for (let crowd = 0; crowd < 3; crowd++) {
      await a.states('watched');
      await flushRedis();
      await Promise.all(Array.from({ length: 250 }, (_, n) => a.states(`${crowd} ${n}`)));
    }
    await a.states('watched');
    expect(loads).toBe(1);
  });

  it('reads the database once for 500 readers of a show that was just booked', async () => {
    const showId = await makeShow(handle, 10);
    const a = newProcess();
    await a.states(showId);
    await book(showId, 3);
    const answers = await Promise.all(Array.from({ length: 500 }, () => a.states(showId)));
    expect(new Set(answers)).toEqual(new Set(['aaabaaaaaa']));
    expect(a.loads()).toBe(2);
  });

  it('waits for at most one fill, which started after the read', async () => {
    const showId = await makeShow(handle, 4);
    const slow = [barrier(), barrier(), barrier()];
    let begun = 0;
    const a = newProcess({
      generation: async () => undefined,
      load: async (id) => {
        const states = await loadSeatStates(id);
        await slow[begun++]?.pass();
        return states;
      },
    });
    const first = a.states(showId);
    await slow[0]?.reached;
    const readers = Array.from({ length: 500 }, () => a.states(showId));
    await book(showId, 0);
    slow[0]?.open();
    expect(await first).toBe('aaaa');
    await slow[1]?.reached;
    const late = a.states(showId);
    await book(showId, 1);
    slow[1]?.open();
    // These readers get the second fill; the third has not begun.
    expect(new Set(await Promise.all(readers))).toEqual(new Set(['baaa']));
    expect(begun).toBe(2);
    slow[2]?.open();
    expect(await late).toBe('bbaa');
    expect(a.loads()).toBe(3);
  });

  it.each([1, 200])(
    'reads the database at most ten times a second under continuous booking, for %i viewers',
    async (viewers) => {
      const showId = await makeShow(handle, 2_000);
      const a = newProcess();
      const begin = performance.now();
      const isOn = () => performance.now() < begin + 1_500;
      let booked = 0;
      const selling = async () => {
        while (isOn()) await book(showId, booked++);
      };
      const viewing = async () => {
        while (isOn()) await a.states(showId);
      };
      await Promise.all([selling(), ...Array.from({ length: viewers }, viewing)]);
      const intervals = (performance.now() - begin) / 100;
      expect(booked).toBeGreaterThan(intervals);
      expect(a.loads()).toBeGreaterThan(1);
      expect(a.loads()).toBeLessThanOrEqual(intervals + 1);
      expect(await a.states(showId)).toBe('b'.repeat(booked) + 'a'.repeat(2_000 - booked));
    },
  );

  it('is current without Redis, with few reads of the database', async () => {
    const showId = await makeShow(handle, 10);
    const a = newProcess({ generation: async () => undefined });
    await a.states(showId);
    await book(showId, 3);
    const answers = await Promise.all(Array.from({ length: 500 }, () => a.states(showId)));
    expect(new Set(answers)).toEqual(new Set(['aaabaaaaaa']));
    expect(a.loads()).toBeLessThanOrEqual(3);
  });

  it('is current two seconds after a lost renewal', async () => {
    const showId = await makeShow(handle, 2);
    const [a, b] = [newProcess(), newProcess()];
    await a.states(showId);
    await b.states(showId);
    // A commit whose process died before it could renew the generation.
    await handle.db
      .update(seats)
      .set({ status: 'booked', version: 2 })
      .where(and(eq(seats.showId, showId), eq(seats.seatNo, 1)));
    await new Promise((resolve) => setTimeout(resolve, 2_050));
    expect(await a.states(showId)).toBe('ab');
    expect(await b.states(showId)).toBe('ab');
  });

  it('returns null for an unknown show and stores nothing about it in Redis', async () => {
    const a = newProcess();
    expect(await a.read('nosuch')).toBeNull();
    expect(await withRedis((redis) => redis.dbsize())).toBe(0);
  });

  it('has a version that changes with the states', async () => {
    const showId = await makeShow(handle, 2);
    const a = newProcess();
    const before = await a.read(showId);
    await book(showId, 0);
    const after = await a.read(showId);
    expect(before?.version).toMatch(/^[0-9a-f]{64}\.2$/);
    expect(after?.version).toMatch(/^[0-9a-f]{64}\.3$/);
  });
});
