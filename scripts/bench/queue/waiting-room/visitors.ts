/**
 * Visitors in the waiting room, in a separate process. Each keeps its cookie and polls again exactly after the
 * interval that it was given, as the page does.
 */
import { Agent } from 'node:http';
import { shoot } from '../../load/shoot';
import type { Crowd, Polled, Reply, Request } from './job';

/** The number that join at once. */
const JOINING = 32;

type Answer = { status: string; pollAfterMs?: number };

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const polled: Polled = { requests: 0, failed: {}, inside: 0, waiting: 0 };

process.on('disconnect', () => process.exit());
process.on('message', async (request: Request) => {
  if ('report' in request) return reply({ polled });
  await joinAll(request.join);
  reply({ joined: request.join.visitors });
});

const reply = (answer: Reply) => process.send?.(answer);

async function joinAll(crowd: Crowd): Promise<void> {
  let next = 0;
  const join = async () => {
    while (next++ < crowd.visitors) await visit(crowd, '', true);
  };
  await Promise.all(Array.from({ length: JOINING }, join));
}

async function visit(crowd: Crowd, cookie: string, isNew: boolean): Promise<void> {
  const shot = {
    method: 'POST',
    path: crowd.path,
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ join: isNew }),
  };
  polled.requests += 1;
  const answer = await shoot(agent, new URL(crowd.origin), shot).catch(() => null);
  if (answer?.status !== 200) {
    const status = answer?.status ?? 0;
    polled.failed[status] = (polled.failed[status] ?? 0) + 1;
    return;
  }
  const entry = answer.headers['set-cookie']?.map((set) => set.split(';')[0]).join('; ');
  const { status, pollAfterMs } = JSON.parse(answer.body.toString()) as Answer;
  if (isNew) polled.waiting += 1;
  if (pollAfterMs === undefined) {
    polled.waiting -= 1;
    if (status === 'inside') polled.inside += 1;
    return;
  }
  setTimeout(visit, pollAfterMs, crowd, entry ?? cookie, false);
}
