import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from './checkout';
import { runningDemos } from './services/running-demo';

/**
 * Completes the environment of a command that needs a broker: from `.env`, and without a RABBITMQ_URL
 * from this checkout's running demo that has one. Which one is said on stderr.
 */
export function readSettings(): void {
  const settings = join(CHECKOUT, '.env');
  if (existsSync(settings)) process.loadEnvFile(settings);
  if (process.env.RABBITMQ_URL) return;
  const demo = runningDemos().find(({ env }) => env.RABBITMQ_URL);
  if (!demo) return;
  console.error(`Using the services of the demo at ${demo.url}.`);
  Object.assign(process.env, demo.env);
}
