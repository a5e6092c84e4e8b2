/**
 * The clients of a benchmark, in a separate process, so that they take no time from the one that measures. It
 * receives jobs from its parent and ends with it.
 */
import { Agent } from 'node:http';
import type { Job, Volley } from './job';
import { type Answer, shoot } from './shoot';

process.on('disconnect', () => process.exit());
process.on('message', async ({ id, job }: { id: number; job: Job }) => {
  process.send?.({ id, volley: await fire(job) });
});

async function fire({ origin, connections, shots, seconds, outcomes }: Job): Promise<Volley> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const url = new URL(origin);
  const times: number[] = [];
  const counts: Record<string, number> = {};
  let other: string | undefined;
  let sent = 0;
  const began = performance.now();
  const end = began + seconds * 1000;

  async function sendInTurn(): Promise<void> {
    while (performance.now() < end) {
      const shot = shots.length === 1 ? shots[0] : shots[sent++];
      if (!shot) return;
      const start = performance.now();
      const answer = await shoot(agent, url, shot).catch(
        (error): Answer => ({ status: 0, headers: {}, body: Buffer.from(String(error)) }),
      );
      times.push(performance.now() - start);
      const name = nameOf(answer, outcomes);
      counts[name] = (counts[name] ?? 0) + 1;
      if (name === 'other') other ??= `${answer.status} ${answer.body.toString().slice(0, 300)}`;
    }
  }

  await Promise.all(Array.from({ length: connections }, sendInTurn));
  const took = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? 0;
  return {
    rate: times.length / took,
    p50: at(0.5),
    p99: at(0.99),
    counts,
    ...(other === undefined ? {} : { other }),
  };
}

function nameOf({ status, body }: Answer, outcomes: Job['outcomes']): string {
  for (const [name, outcome] of Object.entries(outcomes)) {
    if (status === outcome.status && (!outcome.has || body.includes(outcome.has))) return name;
  }
  return 'other';
}
