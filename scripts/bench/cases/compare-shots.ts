import { compare } from '../compare';
import type { Figure } from '../figure';
import type { Shot } from '../load/job';
import type { Sender } from '../load/start-sender';
import { expectOnly } from './expect-only';

const SECONDS = 2;
/** More requests than can be answered in that time. */
const SHOTS = 4_000;
const CONNECTIONS = 32;

type Answer = { status: number; has: string };

/** A booking request and one that does nothing, each with the only outcome that it may have. */
interface Contest {
  ours: (seat: number) => Shot;
  answer: Answer;
  nothing: (seat: number) => Shot;
  done: Answer;
}

/** Compares requests for one seat each with requests that do nothing; also counts the answered bookings. */
export async function compareShots(
  { origin, sender }: { origin: string; sender: Sender },
  contest: Contest,
): Promise<{ figure: Omit<Figure, 'what'>; answered: number }> {
  let answered = 0;
  let next = 0;
  const fire = async (shot: (seat: number) => Shot, yes: Answer) => {
    const shots = Array.from({ length: SHOTS }, (_, n) => shot(next + n));
    const job = { origin, connections: CONNECTIONS, shots, seconds: SECONDS, outcomes: { yes } };
    const volley = await sender.fire(job);
    expectOnly(volley, 'yes');
    return volley;
  };
  const figure = await compare(
    async () => {
      const volley = await fire(contest.ours, contest.answer);
      // Each seat is requested once; the last requests of a volley were not sent.
      next += volley.counts.yes ?? 0;
      answered += volley.counts.yes ?? 0;
      return volley;
    },
    () => fire(contest.nothing, contest.done),
  );
  return { figure, answered };
}
