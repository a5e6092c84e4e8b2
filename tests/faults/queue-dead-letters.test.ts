import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { makeRequest, makeShow } from '../support/data/make-show';
import { ACK, killBeforeBytes } from '../support/faults/kill-before-bytes';
import { ownQueue } from '../support/queue/own-queue';
import {
  countDeadLetters,
  countWaiting,
  expectConsistentShow,
  outcomesOf,
  publishAll,
  publishRaw,
  waitForOutcomes,
} from '../support/queue/queued-requests';

const { handle, broker, startTestWorker } = await ownQueue();

const poison = (seat: number) => ({ ...makeRequest([seat]), name: 'Poisonous Person' });

/** Runs the command. Returns its output and exit code; null if it was killed. */
async function command(args: string[], env: Record<string, string> = {}) {
  const program = ['--import', 'tsx', 'scripts/dead-letters.ts', ...args];
  const child = spawn(process.execPath, program, { env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      output += bytes;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

it('lists failed requests without personal data, replays them when the fault is gone, and discards them', async () => {
  const showId = await makeShow(handle, 10);
  await handle.db.execute(
    sql`alter table bookings add constraint a_fault check (name <> 'Poisonous Person')`,
  );
  startTestWorker();
  const requests = [poison(0), makeRequest([1]), poison(2), poison(3)];
  await publishAll(showId, requests);
  await publishRaw(broker.url, showId, 'not one of ours');
  await waitForOutcomes(handle, showId, requests);
  const [first, , second, third] = requests.map(({ key }) => key) as [
    string,
    string,
    string,
    string,
  ];
  await expect.poll(() => countDeadLetters(broker.url)).toBe(4);

  const { output, code } = await command(['list']);
  expect(code).toBe(0);
  expect(output).toContain('4 dead letters');
  for (const key of [first, second, third]) expect(output).toContain(key);
  expect(output).toContain(`show ${showId}\tseats 2\t`);
  expect(output).toContain('cannot be read');
  expect(output).not.toMatch(/Poisonous|example\.com/);
  expect(await countDeadLetters(broker.url)).toBe(4);

  await handle.db.execute(sql`alter table bookings drop constraint a_fault`);
  // Killed after it published the request, before it acknowledged the dead letter.
  expect((await command(['replay', first], killBeforeBytes(broker.url, ACK))).code).toBe(null);
  await expect
    .poll(async () => (await outcomesOf(handle, showId)).get(first), { timeout: 10_000 })
    .toBe('booked');
  expect(await countDeadLetters(broker.url)).toBe(4);
  expect(await command(['replay', first])).toMatchObject({ code: 0 });
  expect(await command(['replay', second])).toMatchObject({ code: 0 });
  const outcome = async () => (await outcomesOf(handle, showId)).get(second);
  await expect.poll(outcome, { timeout: 10_000 }).toBe('booked');
  expect(await command(['discard', third])).toMatchObject({ code: 0 });

  const rest = await command(['replay', 'all']);
  expect(rest.output).toContain('1 dead letter could not be replayed');
  expect(await command(['discard', 'all'])).toMatchObject({ code: 0 });
  expect(await countDeadLetters(broker.url)).toBe(0);
  await expect.poll(() => countWaiting(broker.url)).toBe(0);
  expect((await outcomesOf(handle, showId)).get(third)).toBe('failed');
  await expectConsistentShow(handle, showId, requests);
});

it('prints its usage for wrong arguments, and an error for an unknown key', async () => {
  for (const wrong of [[], ['replay'], ['list', 'all']]) {
    const { code, output } = await command(wrong);
    expect(code).toBe(1);
    expect(output).toContain('npm run dead-letters -- list');
  }
  const { code, output } = await command(['replay', 'no-such-key']);
  expect(code).toBe(1);
  expect(output).toContain('no dead letter no-such-key');
});
