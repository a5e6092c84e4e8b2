/**
 * Those who wait in line, in a process of their own. Each keeps its cookie and comes back exactly when it
 * was told to, as the page does.
 */
import { Agent } from 'node:http';
import { shoot } from '../../load/shoot';
import type { Line, Reply, Request, Waited } from './job';

/** So many join at once. */
const JOINING = 32;

type Answer = { status: string; pollAfterMs?: number };

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const waited: Waited = { requests: 0, failed: {}, inside: 0, waiting: 0 };

process.on('disconnect', () => process.exit());
process.on('message', async (request: Request) => {
  if ('report' in request) return reply({ waited });
  await joinAll(request.join);
  reply({ joined: request.join.people });
});

const reply = (answer: Reply) => process.send?.(answer);

async function joinAll(line: Line): Promise<void> {
  let next = 0;
  const join = async () => {
    while (next++ < line.people) await visit(line, '', true);
  };
  await Promise.all(Array.from({ length: JOINING }, join));
}

async function visit(line: Line, cookie: string, isNew: boolean): Promise<void> {
  const shot = {
    method: 'POST',
    path: line.path,
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ join: isNew }),
  };
  waited.requests += 1;
  const answer = await shoot(agent, new URL(line.origin), shot).catch(() => null);
  if (answer?.status !== 200) {
    const status = answer?.status ?? 0;
    waited.failed[status] = (waited.failed[status] ?? 0) + 1;
    return;
  }
  const place = answer.headers['set-cookie']?.map((set) => set.split(';')[0]).join('; ');
  const { status, pollAfterMs } = JSON.parse(answer.body.toString()) as Answer;
  if (isNew) waited.waiting += 1;
  if (pollAfterMs === undefined) {
    waited.waiting -= 1;
    if (status === 'inside') waited.inside += 1;
    return;
  }
  setTimeout(visit, pollAfterMs, line, place ?? cookie, false);
}
