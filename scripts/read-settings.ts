import { loadEnvFile } from './load-env-file';
import { listRunningDemos } from './services/running-demo';

/**
 * Completes the environment of a command that needs a broker: from `.env`, and without RABBITMQ_URL from a
 * running demo of this checkout that has one. Prints which demo on stderr.
 */
export function readSettings(): void {
  loadEnvFile();
  if (process.env.RABBITMQ_URL) return;
  const demo = listRunningDemos().find(({ env }) => env.RABBITMQ_URL);
  if (!demo) return;
  console.error(`Using the services of the demo at ${demo.url}.`);
  Object.assign(process.env, demo.env);
}
