import './services/require-node';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { requireDriverPatch } from '@/db/driver-patch';
import { CHECKOUT } from './checkout';
import { explain } from './explain';
import { migrate } from './migrate';
import { ensureDemoOwner } from './seed/demo-owner';
import { seed } from './seed/seed';
import { findChromium } from './services/chromium';
import { claim, release } from './services/claim';
import { stopServers } from './services/folder';
import { freePort } from './services/ports';
import { startServices } from './services/start-services';
import { stopOnSignal } from './services/stop-on-signal';
import { walk } from './staff-guide/walk';
import { step } from './step';
import { ensureBuild } from './web/build';
import { serve } from './web/serve';

const FIRST_WEB_PORT = 3970;
const DATABASE = 'staff_guide';
const WINDOW = { width: 1000, height: 680 };
const dataDir = join(CHECKOUT, '.data', 'staff-guide');

let claimed = false;
const end = stopOnSignal(async () => {
  if (!claimed) return;
  await stopServers(dataDir);
  release(dataDir);
});

try {
  requireDriverPatch();
  claimed = claim(dataDir);
  if (!claimed) throw new Error('Another run is taking the guide’s pictures.');
  await takePictures();
  await end(0);
} catch (error) {
  console.error(explain(error));
  await end(1);
}

/** Serves the site with its own seeded database, and takes the pictures. */
async function takePictures(): Promise<void> {
  const services = await step('Starting services', (report) => startServices({ dataDir, report }));
  const { database, owner } = await step('Seeding', async (report) => {
    await services.dropDatabase(DATABASE);
    const database = await services.createDatabase(DATABASE);
    await migrate(database);
    await seed(database, report);
    return { database, owner: await ensureDemoOwner(database, dataDir) };
  });
  if (!owner) throw new Error('There is no owner to sign in as.');
  const distDir = await step('Building the site', (report) => ensureBuild(dataDir, report));
  const port = await freePort(FIRST_WEB_PORT);
  const origin = `http://localhost:${port}`;
  const env = {
    ...services.env,
    DATABASE_URL: database,
    DATABASE_REPLICA_URL: services.postgres.replicaUrl(DATABASE),
    SITE_URL: origin,
  };
  const logFile = join(dataDir, 'site.log');
  await serve({ mode: 'start', distDir, port, dataDir, env, logFile });
  await step('Taking the pictures', async (report) => {
    const found = findChromium(report);
    const browser = await chromium.launch({
      executablePath: found.path,
      args: ['--no-sandbox'],
      env: { ...process.env, ...found.env } as Record<string, string>,
    });
    const page = await browser.newPage({ viewport: WINDOW, colorScheme: 'light' });
    await walk(page, origin, owner, report).finally(() => browser.close());
  });
}
