import { compare, type Pace } from '../compare';
import type { Figure } from '../figure';
import type { Stage } from '../stage';
import { weigh } from '../weigh';
import { expectOnly } from './expect-only';

const SECONDS = 2;
const CONNECTIONS = 32;
const CEILING = '/ceiling';
/** The arena's show with the most sold. */
const SHOW = '/shows/northern-static-n2gyx6';

export const showPage = (stage: Stage) => comparePage(stage, 'show page', SHOW, 'Northern Static');
export const listPage = (stage: Stage) => comparePage(stage, 'list page', '/', SHOW);

async function comparePage(stage: Stage, name: string, path: string, has: string) {
  await rendered(stage, path, has);
  const { bytes, compressed } = await weigh(stage.origin, path);
  const bare = await weigh(stage.origin, CEILING);
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

/** Fires a volley of views; without a text to look for, as gzip. */
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

/** The list was built without a database, and is rendered anew after 30 s: returns when it was. */
async function rendered({ origin }: Stage, path: string, has: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const page = await fetch(origin + path);
    if ((await page.text()).includes(has)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${path} does not say ${has}`);
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
