import './services/require-node';
import { openHandles } from '@/db/client';
import { closePublisher } from '@/lib/visitors/booking-queue/publisher';
import { type DeadLetter, withDeadLetters } from '@/lib/visitors/worker/dead-letters';
import { explain } from './explain';
import { readSettings } from './read-settings';

const USAGE = `npm run dead-letters -- list              shows requests that workers could not settle, oldest first
npm run dead-letters -- replay KEY|all    publishes them again
npm run dead-letters -- discard KEY|all   deletes them; their buyers keep the answer that the request failed`;

try {
  process.exitCode = await runCommand(process.argv[2], process.argv[3]);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function runCommand(command: string | undefined, key: string | undefined): Promise<number> {
  const isKnown = command === 'list' ? !key : command === 'replay' || command === 'discard';
  if (!isKnown || (command !== 'list' && !key)) {
    console.error(USAGE);
    return 1;
  }
  readSettings();
  try {
    return await withDeadLetters(async (letters) => {
      if (command === 'list') return list(letters);
      const chosen = letters.filter((letter) => key === 'all' || letter.key === key);
      if (chosen.length === 0 && key !== 'all') {
        console.error(`There is no dead letter ${key}.`);
        return 1;
      }
      return command === 'replay' ? replay(chosen) : discard(chosen);
    });
  } finally {
    await closePublisher();
    for (const handle of openHandles().values()) await handle.end();
  }
}

function list(letters: DeadLetter[]): number {
  console.log(count(letters.length));
  for (const { key, request, why, diedAt } of letters) {
    const details = request
      ? [
          `show ${request.showId}`,
          `seats ${request.request.seats.map(({ seat }) => seat).join(', ')}`,
          `accepted ${new Date(request.acceptedAt).toISOString()}`,
        ]
      : [];
    console.log(
      [key, ...details, `failed ${diedAt?.toISOString() ?? 'at an unknown time'}`, why].join('\t'),
    );
  }
  return 0;
}

async function replay(letters: DeadLetter[]): Promise<number> {
  let replayed = 0;
  for (const letter of letters) {
    try {
      await letter.replay();
      replayed += 1;
    } catch (error) {
      console.error(explain(error));
    }
  }
  console.log(`${count(replayed)} replayed.`);
  if (replayed === letters.length) return 0;
  console.error(`${count(letters.length - replayed)} could not be replayed.`);
  return 1;
}

function discard(letters: DeadLetter[]): number {
  for (const letter of letters) letter.discard();
  console.log(`${count(letters.length)} discarded.`);
  return 0;
}

function count(letters: number): string {
  return letters === 1 ? '1 dead letter' : `${letters} dead letters`;
}
