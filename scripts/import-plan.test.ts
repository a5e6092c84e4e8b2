import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '@/tests/support/own-database';

const CHECKOUT = join(import.meta.dirname, '..');
const THEATRE = join(CHECKOUT, 'scripts/seed/plans/theatre.json');

const database = await ownDatabase();
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rowlock-plan-'));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
});

/** Runs `npm run {command} -- {arguments}` in the user's folder. */
function run(command: string, ...given: string[]) {
  const script = join(CHECKOUT, 'scripts', `${command}.ts`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, ...given],
    {
      cwd: CHECKOUT,
      env: { ...process.env, ...database.env, INIT_CWD: folder },
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

async function plans(): Promise<number> {
  const sql = postgres(database.url, { max: 1 });
  const rows = await sql`select from seating_plans`.finally(() => sql.end());
  return rows.length;
}

it('refuses an invalid plan with a message and exit code 1, and stores nothing', async () => {
  const seat = { seat_guid: 'x', seat_number: '5', category: 'A' };
  const zones = [{ name: 'Stalls', rows: [{ row_number: 'B', seats: [seat, seat] }] }];
  const bad = JSON.stringify({ name: 'Hall', categories: [{ name: 'A' }], zones });
  writeFileSync(join(folder, 'bad.json'), bad);

  const refused = run('import-plan', 'bad.json');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('Zone 1 "Stalls", row 1 "B", seat 2 "5" has the same seat_guid');
  expect(await plans()).toBe(0);
});

it('imports a plan once, prints a summary, and exports the same plan', async () => {
  const first = run('import-plan', THEATRE);
  expect(first).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('The Old Ropeworks: 3 sections, 28 rows, 674 seats'),
  });
  expect(first.stdout).toContain('  Premium: 87 seats');
  const hash = /Imported as ([0-9a-f]{64})/.exec(first.stdout)?.[1] ?? '';
  const second = run('import-plan', THEATRE);
  expect(second.status).toBe(0);
  expect(second.stdout).toContain(`nothing changed: ${hash}`);
  expect(await plans()).toBe(1);

  expect(run('export-plan', hash, 'out.json').status).toBe(0);
  const exported = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
  expect(exported).toStrictEqual(JSON.parse(readFileSync(THEATRE, 'utf8')));
});
