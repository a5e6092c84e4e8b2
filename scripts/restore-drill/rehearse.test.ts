import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimFreeFolder } from '../services/claim';
import { stopServers } from '../services/folder';
import { prepare, type Rehearsal, restoreAndCompare } from './rehearse';
import { restore } from './restore';

let dataDir: string;
let rehearsal: Rehearsal;

beforeAll(async () => {
  dataDir = claimFreeFolder('restore-drill');
  rehearsal = await prepare(dataDir, 300, () => {});
  // Seeding all demo data is slow on a busy machine.
}, 300_000);

afterAll(async () => {
  await stopServers(dataDir);
  for (const folder of [rehearsal.postgresFolder, dataDir]) rmSync(folder, { recursive: true });
});

test('restores all bookings that were acknowledged before the restore point', async () => {
  const { history } = rehearsal;
  expect(history.duringBackup).toBeGreaterThan(0);
  expect(history.acknowledged).toBeGreaterThan(history.duringBackup);
  expect(history.afterPoint).toBeGreaterThan(0);
  expect(history.differences).toBeGreaterThan(history.afterPoint);

  const found = await restoreAndCompare(history, rehearsal.restore);
  expect(found.differences).toEqual([]);
  expect(found.bookings).toBe(history.record.size);
});

test('reports acknowledged bookings that are missing from the backup', async () => {
  const { history } = rehearsal;
  const earlier = { ...rehearsal.restore, until: history.backedUp };
  const found = await restoreAndCompare(history, earlier);
  expect(found.bookings).toBeLessThan(history.record.size);
  expect(found.differences).toHaveLength(history.record.size - found.bookings);
  expect(found.differences[0]).toMatch(/^missing: /);
});

test('refuses to restore when a WAL file is missing from the archive', async () => {
  const { archive, until } = rehearsal.restore;
  const last = readdirSync(archive)
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .sort()
    .at(-1);
  const path = join(archive, last ?? '');
  renameSync(path, `${path}.moved`);
  try {
    await expect(restore(rehearsal.restore)).rejects.toThrow(`could not be restored to ${until}`);
  } finally {
    renameSync(`${path}.moved`, path);
  }
});
