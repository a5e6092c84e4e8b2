import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import type { KillTrial } from '../support/faults/kill-trial';
import { PATCHED, publishedDriver } from '../support/faults/published-driver';
import { ownDatabase } from '../support/own-database';

const published = publishedDriver();
const database = await ownDatabase();

afterAll(async () => {
  published.remove();
});

test.each(Object.entries(PATCHED))(
  'the patched driver (%s) keeps working while connections are killed',
  async (_, path) => {
    const trial = await killTrial(path, 4);
    expect(trial.killed).toBeGreaterThan(10);
    expect(trial.booked).toBeGreaterThan(100);
    expect(trial).toMatchObject({ unsettled: 0, uncaught: 0, half: 0, lost: 0 });
    expect(trial.servedAfterwards).toBe(60);
  },
);

test('control: the same trial breaks the published driver', async () => {
  // Every trial breaks it, but which fault shows first is random.
  const trial = await killTrial(published.path, 4);
  expect(trial.unsettled + trial.uncaught).toBeGreaterThan(0);
});

async function killTrial(driver: string, seconds: number): Promise<KillTrial> {
  const program = join(import.meta.dirname, '../support/faults/kill-trial.ts');
  const args = ['--import', 'tsx', program, driver, database.url, String(seconds)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as KillTrial;
}
