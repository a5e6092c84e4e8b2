import { compare, type Pace } from '../compare';
import type { Figure } from '../figure';
import { measureSize } from '../measure-size';
import type { Stage } from '../stage';
import { expectOnly } from './expect-only';

const SECONDS = 2;
const CONNECTIONS = 32;
const CEILING = '/ceiling';
/** The arena's show with the most sold seats. */
const SHOW = '/shows/northern-static-n2gyx6';

export const showPage = (stage: Stage) => comparePage(stage, 'show page', SHOW, 'Northern Static');
export const listPage = (stage: Stage) => comparePage(stage, 'list page', '/', SHOW);

async function comparePage(stage: Stage, name: string, path: string, has: string) {
  await rendered(stage, path, has);
  const { bytes, compressed } = await measureSize(stage.origin, path);
  const bare = await measureSize(stage.origin, CEILING);
  const plain = await compare(
    () => view(stage, path, has),
    () => view(stage, CEILING, 'nothing'),
  );
  const gzipped = await compare(
    () => view(stage, path),
    () => view(stage, CEILING),
  );
  const figures: Figure[] = [
    { what: name, ...plain, aim: '≥ 0.8', note: `${kB(bytes)}; the ceiling ${kB(bare.bytes)}` },
    {
      what: `${name}, gzip by Next`,
      ...gzipped,
      note: `${kB(compressed)}; the ceiling ${kB(bare.compressed)}`,
    },
  ];
  return figures;
}

/** Sends a volley of page views, compressed with gzip unless the answers must contain a text. */
async function view(stage: Stage, path: string, has?: string): Promise<Pace> {
  const volley = await stage.sender.fire({
    origin: stage.origin,
    connections: CONNECTIONS,
    seconds: SECONDS,
    shots: [{ path, headers: { 'accept-encoding': has ? 'identity' : 'gzip' } }],
    outcomes: { page: { status: 200, ...(has ? { has } : {}) } },
  });
  expectOnly(volley, 'page');
  return volley;
}

/** The list was built without a database and is rendered again after 30 s; waits until then. */
async function rendered({ origin }: Stage, path: string, has: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const page = await fetch(origin + path);
    if ((await page.text()).includes(has)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${path} does not contain ${has}`);
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
