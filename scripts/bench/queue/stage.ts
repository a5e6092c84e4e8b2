import { join } from 'node:path';
import postgres from 'postgres';
import { migrate } from '../../migrate';
import { seed } from '../../seed/seed';
import { CHECKOUT } from '../../services/claim';
import { freePort } from '../../services/ports';
import { startServices } from '../../services/start';
import { step } from '../../step';
import { startSender } from '../load/start-sender';
import { buildSite, serveSite } from '../site';

const FIRST_WEB_PORT = 3970;
const DATABASE = 'bench';

export const QUEUE_DATA = join(CHECKOUT, '.data', 'bench-queue');

/** What a case works with: a site that has a queue, its database, clients. */
export type QueueStage = Awaited<ReturnType<typeof setUpQueue>>;

/** As `setUp`, with a broker. Workers are started by the cases. */
export async function setUpQueue() {
  const dataDir = QUEUE_DATA;
  const services = await step('Starting services', (report) =>
    startServices({ dataDir, withBroker: true, report }),
  );
  const databaseUrl = await step('Seeding', async (report) => {
    await services.dropDatabase(DATABASE);
    const url = await services.createDatabase(DATABASE);
    await migrate(url);
    await seed(url, report);
    return url;
  });
  const site = await step('Building the site and its ceilings', () => buildSite(dataDir));
  const port = await freePort(FIRST_WEB_PORT);
  const origin = `http://127.0.0.1:${port}`;
  const env: Record<string, string> = {
    ...services.env,
    DATABASE_URL: databaseUrl,
    DATABASE_REPLICA_URL: services.postgres.replicaUrl(DATABASE),
    SITE_URL: origin,
    BOOKINGS_PER_MINUTE: '10000000',
    READS_PER_MINUTE: '10000000',
    PLACES_PER_NETWORK: '1000000',
  };
  await step('Starting the site', () => serveSite(dataDir, site, port, env));
  return {
    dataDir,
    origin,
    databaseUrl,
    env,
    sql: postgres(databaseUrl, { max: 2, onnotice: () => {} }),
    sender: startSender(),
  };
}
