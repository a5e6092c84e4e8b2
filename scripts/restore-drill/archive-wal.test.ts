import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHECKOUT } from '../checkout';

let folder: string;
let archive: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-wal-'));
  archive = join(folder, 'archive');
  mkdirSync(archive);
});
afterEach(() => rmSync(folder, { recursive: true }));

function keep(bytes: string): number | null {
  const file = join(folder, 'segment');
  writeFileSync(file, bytes);
  const script = join(CHECKOUT, 'deploy', 'postgres', 'archive-wal.sh');
  return spawnSync('sh', [script, file, '0001', archive], { stdio: 'ignore' }).status;
}

test('archives a WAL file under its name, and accepts the same file again', () => {
  expect(keep('log')).toBe(0);
  expect(keep('log')).toBe(0);
  expect(readdirSync(archive)).toEqual(['0001']);
});

test('never overwrites an archived file with other content', () => {
  keep('log');
  expect(keep('of another server')).not.toBe(0);
  expect(readFileSync(join(archive, '0001'), 'utf8')).toBe('log');
});

test('replaces an incomplete file that a crash left', () => {
  writeFileSync(join(archive, '0001.part'), 'lo');
  expect(keep('log')).toBe(0);
  expect(readFileSync(join(archive, '0001'), 'utf8')).toBe('log');
});

test('fails when the archive is unavailable, so that Postgres keeps the file', () => {
  rmSync(archive, { recursive: true });
  expect(keep('log')).not.toBe(0);
});
