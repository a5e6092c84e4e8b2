import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimOne } from '../services/claim';
import { stopServers } from '../services/folder';
import { prepare, type Rehearsal, restoreAndCompare } from './rehearse';
import { restore } from './restore';

let dataDir: string;
let rehearsal: Rehearsal;

beforeAll(async () => {
  dataDir = claimOne('restore-drill');
  rehearsal = await prepare(dataDir, 300, () => {});
  // The demo's whole data is seeded, which takes its time on a busy machine.
}, 300_000);

afterAll(async () => {
  await stopServers(dataDir);
  for (const folder of [rehearsal.place, dataDir]) rmSync(folder, { recursive: true });
});

test('a backup taken while people book comes back with all that was acknowledged by the point', async () => {
  const { history } = rehearsal;
  expect(history.duringBackup).toBeGreaterThan(0);
  expect(history.acknowledged).toBeGreaterThan(history.duringBackup);
  expect(history.afterPoint).toBeGreaterThan(0);
  expect(history.differences).toBeGreaterThan(history.afterPoint);

  const found = await restoreAndCompare(history, rehearsal.restore);
  expect(found.differences).toEqual([]);
  expect(found.bookings).toBe(history.record.size);
});

test('what was acknowledged by the point and is not in the backup is missed', async () => {
  const { history } = rehearsal;
  const earlier = { ...rehearsal.restore, until: history.backedUp };
  const found = await restoreAndCompare(history, earlier);
  expect(found.bookings).toBeLessThan(history.record.size);
  expect(found.differences).toHaveLength(history.record.size - found.bookings);
  expect(found.differences[0]).toMatch(/^missing: /);
});

test('with a piece of the archive gone nothing is restored, and it is said', async () => {
  const { archive, until } = rehearsal.restore;
  const last = readdirSync(archive)
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .sort()
    .at(-1);
  const path = join(archive, last ?? '');
  renameSync(path, `${path}.away`);
  try {
    await expect(restore(rehearsal.restore)).rejects.toThrow(`could not be restored to ${until}`);
  } finally {
    renameSync(`${path}.away`, path);
  }
});
