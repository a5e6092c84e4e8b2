import './services/require-node';
import { openHandles } from '@/db/client';
import { closePublisher } from '@/lib/visitors/booking-queue/publisher';
import { type DeadLetter, withDeadLetters } from '@/lib/visitors/worker/dead-letters';
import { explain } from './explain';
import { readSettings } from './read-settings';

const USAGE = `npm run dead-letters -- list              requests that workers gave up, oldest first
npm run dead-letters -- replay KEY|all    sends them to the workers once more
npm run dead-letters -- discard KEY|all   forgets them; their buyers were told that they failed`;

try {
  process.exitCode = await runCommand(process.argv[2], process.argv[3]);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function runCommand(command: string | undefined, which: string | undefined): Promise<number> {
  const isKnown = command === 'list' ? !which : command === 'replay' || command === 'discard';
  if (!isKnown || (command !== 'list' && !which)) {
    console.error(USAGE);
    return 1;
  }
  readSettings();
  try {
    return await withDeadLetters(async (letters) => {
      if (command === 'list') return list(letters);
      const chosen = letters.filter(({ key }) => which === 'all' || key === which);
      if (chosen.length === 0 && which !== 'all') {
        console.error(`There is no dead letter ${which}.`);
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
    const what = request
      ? [
          `show ${request.showId}`,
          `seats ${request.request.seats.map(({ seat }) => seat).join(', ')}`,
          `accepted ${new Date(request.acceptedAt).toISOString()}`,
        ]
      : [];
    console.log([key, ...what, `died ${diedAt?.toISOString() ?? 'some time ago'}`, why].join('\t'));
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
  console.error(`${count(letters.length - replayed)} stayed.`);
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
