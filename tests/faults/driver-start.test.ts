import { execFile } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { connect } from '@/db/connect';
import { publishedDriver } from '../support/faults/published-driver';

const published = publishedDriver();
afterAll(() => published.remove());

test('refuses to start with the published driver, and names the command that patches it', async () => {
  copyFileSync(
    join(import.meta.dirname, '../../db/driver-patch.ts'),
    join(published.folder, 'driver-patch.ts'),
  );
  const start = `import { requireDriverPatch } from './driver-patch.ts'; requireDriverPatch();`;
  writeFileSync(join(published.folder, 'start.mts'), start);
  const tsx = import.meta.resolve('tsx');
  const run = promisify(execFile)(process.execPath, ['--import', tsx, 'start.mts'], {
    cwd: published.folder,
  });
  await expect(run).rejects.toThrow('run `npx patch-package`');
});

test('starts with the patched driver', () => {
  expect(() => connect('postgres://127.0.0.1:1/none', { max: 1 })).not.toThrow();
});
