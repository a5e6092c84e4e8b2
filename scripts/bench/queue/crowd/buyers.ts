/**
 * The buyers of an on-sale, in a separate process. They see the hall as the map shows it, prefer popular seats,
 * and try another seat when theirs is taken. The process receives one crowd, replies and ends.
 */
import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../../cluster/quantile';
import { type Answer, shoot } from '../../load/shoot';
import type { Bought, Crowd } from './job';
import { popularSeats } from './popular';

const LOOK_EVERY_MS = 500;
/** A buyer polls a queued request at growing intervals, as the page does. */
const FIRST_ASK_MS = 1_000;
const LONGEST_ASK_MS = 8_000;
const AGAIN_MS = 1_000;

process.on('disconnect', () => process.exit());
process.on('message', async (crowd: Crowd) => process.send?.(await buy(crowd)));

async function buy({ origin, address, buyers, seconds, seats }: Crowd): Promise<Bought> {
  // Shared connections, because one per buyer would exceed the process's limit of sockets.
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const url = new URL(origin);
  const popular = popularSeats(seats);
  const times: number[] = [];
  const undecided: Record<string, number> = {};
  let booked = 0;
  let requests = 0;
  let taken = 0;
  let soldOut = 0;
  let isOver = false;
  const began = performance.now();
  const ask = (path: string): Promise<Answer> => shoot(agent, url, { path });

  async function look(): Promise<void> {
    while (!isOver) {
      const answer = await ask(`/api/shows/${address}/seats`).catch(() => null);
      if (answer?.status === 200) {
        const { seats: states } = JSON.parse(answer.body.toString()) as { seats: string };
        for (let seat = 0; seat < seats; seat++) if (states[seat] !== 'a') popular.take(seat);
      }
      await sleep(LOOK_EVERY_MS);
    }
  }

  async function buyer(number: number): Promise<void> {
    await sleep((number / buyers) * seconds * 1_000);
    for (let seat = popular.choose(); seat !== undefined; seat = popular.choose()) {
      const outcome = await request(number, seat);
      popular.take(seat);
      if (outcome === 'taken') {
        taken += 1;
        continue;
      }
      booked += 1;
      soldOut = performance.now() - began;
      return;
    }
  }

  /** Sends one request until it has an outcome, always with the same key. */
  async function request(number: number, seat: number): Promise<'booked' | 'taken'> {
    const sentAt = performance.now();
    const body = { seats: [seat], name: 'Ana Person', email: `buyer-${number}@example.com` };
    const shot = {
      method: 'POST',
      path: `/api/shows/${address}/bookings`,
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    };
    for (;;) {
      requests += 1;
      const answer = await shoot(agent, url, shot).catch(() => null);
      const outcome = answer?.status === 202 ? await follow(answer) : outcomeOf(answer);
      if (outcome === 'booked' || outcome === 'taken') {
        times.push(performance.now() - sentAt);
        return outcome;
      }
      undecided[outcome] = (undecided[outcome] ?? 0) + 1;
      await sleep(AGAIN_MS * (0.5 + Math.random()));
    }
  }

  /** Polls an accepted request until it is settled. */
  async function follow(accepted: Answer): Promise<string> {
    const { token } = JSON.parse(accepted.body.toString()) as { token: string };
    for (let wait = FIRST_ASK_MS; ; wait = Math.min(wait * 1.5, LONGEST_ASK_MS)) {
      await sleep(wait * (0.75 + Math.random() / 2));
      const answer = await ask(`/api/requests/${token}`).catch(() => null);
      if (answer?.status !== 200) continue;
      const found = JSON.parse(answer.body.toString()) as { status: string; type?: string };
      if (found.status === 'waiting') continue;
      return found.status === 'booked' ? 'booked' : kindOf(JSON.stringify(found));
    }
  }

  const looking = look();
  await Promise.all(Array.from({ length: buyers }, (_, number) => buyer(number)));
  const allKnow = performance.now() - began;
  isOver = true;
  await looking;
  agent.destroy();
  times.sort((a, b) => a - b);
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  return { booked, requests, taken, undecided, soldOut, allKnow, p50, p99 };
}

function outcomeOf(answer: Answer | null): string {
  if (!answer) return 'connection lost';
  if (answer.status === 201) return 'booked';
  return kindOf(answer.body.toString()) === 'taken' ? 'taken' : String(answer.status);
}

const kindOf = (body: string) => (body.includes('seats_taken') ? 'taken' : body.slice(0, 80));
