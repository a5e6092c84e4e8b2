import { QueueForm } from '@/components/visitors/waiting-room/queue-form';
import { outsideMessage } from '@/components/visitors/waiting-room/queue-messages';
import { QueueProgress } from '@/components/visitors/waiting-room/queue-progress';
import { formatDayAndTime } from '@/lib/time';
import type { Show } from '@/lib/visitors/shows/show';
import { JOIN_BEFORE_MS } from '@/lib/visitors/waiting-room/poll-interval';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import { enterAction, joinQueueAction } from './actions';

type Answer = Exclude<VisitAnswer, { status: 'off' | 'over' }>;

/** The shortest time between two loads, so that the page can be read, in seconds. */
const SHORTEST_S = 10;

/**
 * The waiting room as plain HTML, until JavaScript takes over. Without JavaScript the page reloads at the poll
 * interval, but not before it can be read.
 */
export function QueueWithoutScript({ show, answer }: { show: Show; answer: Answer }) {
  const zone = show.venue.timeZone;
  const here = `/shows/${show.slug}/waiting`;
  return (
    <section className="queue" aria-label="Waiting room">
      <h2>{titleOf(answer)}</h2>
      {'opensInMs' in answer && answer.opensInMs > 0 && (
        <p>Seats go on sale on {formatDayAndTime(show.salesStart, zone)}.</p>
      )}
      {answer.status === 'outside' && (
        <>
          <p className="queue-text">{outsideMessage(answer)}</p>
          {answer.joinInMs > 0 ? (
            <p className="queue-text">
              The queue opens on{' '}
              {formatDayAndTime(
                new Date(Date.parse(show.salesStart) - JOIN_BEFORE_MS).toISOString(),
                zone,
              )}
              . Please come back then.
            </p>
          ) : (
            <QueueForm action={joinQueueAction} show={show.id} label="Join the queue" />
          )}
        </>
      )}
      {answer.status === 'inside' && (
        <>
          <p className="queue-text">
            Please continue to the seats within {minutes(answer.idleMs)}, or your turn goes to the
            next person in the queue. The next page shows how long you have to choose and book.
          </p>
          <QueueForm action={enterAction} show={show.id} label="Choose your seats" />
        </>
      )}
      {answer.status === 'waiting' && <QueueProgress answer={answer} />}
      {'pollAfterMs' in answer && (
        <>
          <p className="queue-note">
            This browser keeps your position.{' '}
            <a className="link" href={here}>
              Reload now
            </a>
          </p>
          <noscript>
            <meta httpEquiv="refresh" content={`${secondsUntil(answer.pollAfterMs)};url=${here}`} />
            <p className="queue-note">
              This page reloads by itself and tells you when it is your turn.
            </p>
          </noscript>
        </>
      )}
    </section>
  );
}

function titleOf(answer: Answer): string {
  switch (answer.status) {
    case 'outside':
      return answer.ended ? 'Your turn is over' : 'Waiting room';
    case 'inside':
      return 'It is your turn';
    case 'waiting':
      return 'You are in the queue';
    case 'still':
      return 'Your position is kept';
  }
}

const secondsUntil = (milliseconds: number) =>
  Math.max(SHORTEST_S, Math.ceil(milliseconds / 1_000));

/** Rounds down to whole minutes. */
function minutes(milliseconds: number): string {
  const count = Math.floor(milliseconds / 60_000);
  if (count < 1) return 'a few seconds';
  return count === 1 ? 'a minute' : `${count} minutes`;
}
